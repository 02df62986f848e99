/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.security;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Rejects requests with an unknown host name. Another web site can make its name resolve
 * to the address of the console (DNS rebinding), and could then read from it in the
 * browser of a user.
 */
class HostFilter extends OncePerRequestFilter {

	private final Set<String> hosts;

	private final SecurityProblems problems;

	HostFilter(SecurityProperties properties, SecurityProblems problems) {
		this.hosts = properties.hosts()
			.stream()
			.map((host) -> host.toLowerCase(Locale.ROOT))
			.collect(Collectors.toUnmodifiableSet());
		this.problems = problems;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String host = request.getServerName().toLowerCase(Locale.ROOT);
		if (LocalRequests.HOSTS.contains(host) || this.hosts.contains(host) || this.hosts.contains("*")) {
			chain.doFilter(request, response);
		}
		else {
			this.problems.write(request, response, HttpStatus.FORBIDDEN, "error.host");
		}
	}

}
