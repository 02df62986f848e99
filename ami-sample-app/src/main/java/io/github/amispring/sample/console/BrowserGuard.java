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
 * Rejects requests from other web sites. The console has no login because only the local
 * machine can reach it. Pages of other sites that are open in a local browser must not be
 * able to place calls. Add Spring Security before you let the console listen on another
 * address.
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
			// another site can make its name resolve to this address (DNS rebinding)
			response.sendError(HttpServletResponse.SC_FORBIDDEN, "Unknown host name. Add it to console.hosts.");
		}
		else if (!SAFE_METHODS.contains(request.getMethod()) && isFromOtherSite(request)) {
			response.sendError(HttpServletResponse.SC_FORBIDDEN, "Requests from other sites are not allowed.");
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private boolean isKnownHost(HttpServletRequest request) {
		return this.properties.hosts().contains("*") || this.properties.hosts().contains(request.getServerName());
	}

	/**
	 * Returns whether a page of another site has sent the request. Browsers send the
	 * header Origin with every request other than GET and HEAD. Other clients, such as
	 * curl, do not send it.
	 */
	private boolean isFromOtherSite(HttpServletRequest request) {
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
