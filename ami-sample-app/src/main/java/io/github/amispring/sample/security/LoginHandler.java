/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.security;

import java.io.IOException;
import java.time.Clock;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/**
 * Responds to the form of the login page, and records logins and logouts.
 */
@Component
class LoginHandler implements AuthenticationSuccessHandler, AuthenticationFailureHandler, LogoutHandler {

	private final AuditLog audit;

	private final Clock clock;

	LoginHandler(AuditLog audit, Clock clock) {
		this.audit = audit;
		this.clock = clock;
	}

	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
			Authentication authentication) throws IOException {
		record(authentication, request, "login");
		response.sendRedirect(request.getContextPath() + "/");
	}

	/**
	 * Failures are recorded by {@link ThrottledAuthenticationProvider}, which all kinds
	 * of logins use.
	 */
	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException exception) throws IOException, ServletException {
		if (exception instanceof LoginBlockedException blocked) {
			response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(blocked.retryAfterSeconds()));
			request.setAttribute("retryAfterSeconds", blocked.retryAfterSeconds());
			request.getRequestDispatcher("/login/blocked").forward(request, response);
		}
		else {
			response.sendRedirect(request.getContextPath() + "/login?error");
		}
	}

	@Override
	public void logout(HttpServletRequest request, HttpServletResponse response,
			@Nullable Authentication authentication) {
		if (authentication != null) {
			record(authentication, request, "logout");
		}
	}

	private void record(Authentication authentication, HttpServletRequest request, String action) {
		this.audit.record(new AuditEntry(authentication.getName(), request.getRemoteAddr(), action, null, null, "ok",
				this.clock.instant()));
	}

}
