/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.security;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * Grants access to users of this machine. Requests that a reverse proxy on this machine
 * has forwarded are not theirs.
 */
@Component
class LocalRequests implements AuthorizationManager<RequestAuthorizationContext> {

	/** The names of the loopback interface. */
	static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

	private static final Set<String> ADDRESSES = Set.of("127.0.0.1", "::1", "0:0:0:0:0:0:0:1");

	private static final List<String> PROXY_HEADERS = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host",
			"X-Forwarded-Proto", "X-Real-IP", "Via");

	private final SecurityProperties properties;

	LocalRequests(SecurityProperties properties) {
		this.properties = properties;
	}

	@Override
	public AuthorizationResult authorize(Supplier<? extends @Nullable Authentication> authentication,
			RequestAuthorizationContext context) {
		return new AuthorizationDecision(this.properties.openOnLoopback() && isLocal(context.getRequest()));
	}

	private static boolean isLocal(HttpServletRequest request) {
		return ADDRESSES.contains(request.getRemoteAddr())
				&& HOSTS.contains(request.getServerName().toLowerCase(Locale.ROOT))
				&& PROXY_HEADERS.stream().allMatch((name) -> request.getHeader(name) == null);
	}

}
