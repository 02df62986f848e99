/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.security.Principal;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Who requests an action.
 *
 * @param name the name of the user, {@code anonymous} without a login
 * @param address the address of the browser
 */
record Actor(String name, String address) {

	static Actor of(HttpServletRequest request) {
		Principal principal = request.getUserPrincipal();
		return new Actor((principal != null) ? principal.getName() : "anonymous", request.getRemoteAddr());
	}

}
