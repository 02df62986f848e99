/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Responds to requests that are not allowed: with problem details to scripts, and with
 * the login page or an error page to browsers.
 */
@Component
class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

	private final MessageSource messages;

	private final LocaleResolver locales;

	private final JsonMapper json;

	SecurityProblems(MessageSource messages, LocaleResolver locales, JsonMapper json) {
		this.messages = messages;
		this.locales = locales;
		this.json = json;
	}

	/** The user has not logged in. */
	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException {
		if (failure instanceof LoginBlockedException blocked) {
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(blocked.retryAfterSeconds()));
			write(request, response, HttpStatus.TOO_MANY_REQUESTS, "error.blocked", blocked.retryAfterSeconds());
		}
		else if (isForScripts(request)) {
			// no WWW-Authenticate: browsers would ask for a password, and keep sending it
			write(request, response, HttpStatus.UNAUTHORIZED, "error.login");
		}
		else {
			response.sendRedirect(request.getContextPath() + "/login");
		}
	}

	/** The user may not do this. */
	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
			throws IOException, ServletException {
		boolean csrf = failure instanceof CsrfException;
		if (csrf && SecurityContextHolder.getContext().getAuthentication() == null) {
			// CSRF tokens are verified before logins
			commence(request, response, new LoginRequiredException(failure));
		}
		else if (isForScripts(request)) {
			write(request, response, HttpStatus.FORBIDDEN, csrf ? "error.csrf" : "error.role");
		}
		else {
			response.sendError(HttpServletResponse.SC_FORBIDDEN);
		}
	}

	private static boolean isForScripts(HttpServletRequest request) {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		return path.startsWith("/api/") || path.startsWith("/actuator");
	}

	void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String message,
			Object... arguments) throws IOException {
		Locale locale = this.locales.resolveLocale(request);
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("title", status.getReasonPhrase());
		problem.put("status", status.value());
		problem.put("detail", this.messages.getMessage(message, arguments, locale));
		problem.put("instance", request.getRequestURI());
		response.setStatus(status.value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setCharacterEncoding(StandardCharsets.UTF_8);
		response.getWriter().write(this.json.writeValueAsString(problem));
	}

	private static final class LoginRequiredException extends AuthenticationException {

		LoginRequiredException(Throwable cause) {
			super("Login required", cause);
		}

	}

}
