/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.security;

import java.security.Principal;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells pages who is logged in.
 */
@RestController
class MeController {

	private final ConsoleUsers users;

	MeController(ConsoleUsers users) {
		this.users = users;
	}

	@GetMapping("/api/me")
	Me me(@Nullable Principal user, HttpServletRequest request) {
		List<String> roles = List.of("READ", "ACT").stream().filter(request::isUserInRole).toList();
		return (user != null) ? new Me(user.getName(), roles, this.users.extensionOf(user.getName()), "XSRF-TOKEN")
				: new Me(null, roles, null, "XSRF-TOKEN");
	}

	/**
	 * The user.
	 *
	 * @param name the name, {@code null} without a login
	 * @param roles the roles
	 * @param extension the extension, {@code null} if it is not configured
	 * @param csrf the name of the cookie that contains the CSRF token
	 */
	record Me(@Nullable String name, List<String> roles, @Nullable String extension, String csrf) {

	}

}
