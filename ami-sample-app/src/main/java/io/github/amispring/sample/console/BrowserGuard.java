/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import java.io.IOException;
import java.net.URI;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps other web sites out. The console has no login, because only this machine reaches
 * it; but its browser may show pages of others, and they must not place calls. Put Spring
 * Security in front before you let the console listen on another address.
 */
@Component
class BrowserGuard extends OncePerRequestFilter {

	private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

	private final ConsoleProperties properties;

	BrowserGuard(ConsoleProperties properties) {
		this.properties = properties;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		response.setHeader("Content-Security-Policy",
				"default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Referrer-Policy", "no-referrer");
		if (!isKnownHost(request)) {
			// A foreign name that was made to point here
			response.sendError(HttpServletResponse.SC_FORBIDDEN, "Unknown host, see console.hosts");
		}
		else if (!SAFE_METHODS.contains(request.getMethod()) && isFromElsewhere(request)) {
			response.sendError(HttpServletResponse.SC_FORBIDDEN, "Not from another site");
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private boolean isKnownHost(HttpServletRequest request) {
		return this.properties.hosts().contains("*") || this.properties.hosts().contains(request.getServerName());
	}

	/**
	 * Browsers always send Origin with what is neither GET nor HEAD. Programs such as
	 * curl send none, and no other site can make them do anything.
	 */
	private boolean isFromElsewhere(HttpServletRequest request) {
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		return origin != null && !sameHost(origin, request.getHeader(HttpHeaders.HOST));
	}

	private static boolean sameHost(String origin, @Nullable String host) {
		try {
			return URI.create(origin).getAuthority() != null
					&& URI.create(origin).getAuthority().equalsIgnoreCase(host);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
