/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/**
 * Configures who may do what. Users of this machine may read without a login. All other
 * requests need a login, and all actions need the role {@code ACT}.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; frame-ancestors 'none';"
			+ " base-uri 'none'; form-action 'self'; object-src 'none'";

	private static final String PERMISSIONS_POLICY = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

	@Bean
	PasswordEncoder passwordEncoder() {
		return new BCryptPasswordEncoder();
	}

	/**
	 * Publishes the ends of sessions as events.
	 */
	@Bean
	HttpSessionEventPublisher httpSessionEventPublisher() {
		return new HttpSessionEventPublisher();
	}

	/**
	 * Monitoring systems log in with HTTP Basic.
	 */
	@Bean
	@Order(1)
	SecurityFilterChain actuatorSecurity(HttpSecurity http, SecurityProperties properties, SecurityProblems problems,
			LocalRequests localRequests) {
		common(http, properties, problems);
		return http.securityMatcher(EndpointRequest.toAnyEndpoint())
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.requestMatchers(EndpointRequest.to("health", "info"))
				.access(localOr("ACT", localRequests))
				.anyRequest()
				.hasRole("ACT"))
			// scripts of other sites cannot send this header
			.csrf((csrf) -> csrf.ignoringRequestMatchers(SecurityConfiguration::hasAuthorization))
			.httpBasic((basic) -> basic.authenticationEntryPoint(problems))
			.build();
	}

	@Bean
	SecurityFilterChain consoleSecurity(HttpSecurity http, SecurityProperties properties, SecurityProblems problems,
			LocalRequests localRequests, LoginHandler loginHandler) {
		common(http, properties, problems);
		return http
			.authorizeHttpRequests(
					(requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
						.permitAll()
						.requestMatchers(HttpMethod.GET, "/login", "/login.css", "/icon.svg", "/favicon.ico")
						.permitAll()
						.requestMatchers(HttpMethod.POST, "/login/blocked")
						.permitAll()
						.requestMatchers("/api/audit")
						.hasRole("ACT")
						.requestMatchers(HttpMethod.GET)
						.access(localOr("READ", localRequests))
						.requestMatchers(HttpMethod.HEAD)
						.access(localOr("READ", localRequests))
						.anyRequest()
						.hasRole("ACT"))
			.formLogin((login) -> login.loginPage("/login").successHandler(loginHandler).failureHandler(loginHandler))
			.logout((logout) -> logout.addLogoutHandler(loginHandler).logoutSuccessUrl("/login?logout"))
			.build();
	}

	private static void common(HttpSecurity http, SecurityProperties properties, SecurityProblems problems) {
		http.headers(SecurityConfiguration::headers)
			.csrf(SecurityConfiguration::csrf)
			.exceptionHandling(
					(exceptions) -> exceptions.authenticationEntryPoint(problems).accessDeniedHandler(problems))
			// after a login, the page is always shown
			.requestCache((cache) -> cache.requestCache(new NullRequestCache()))
			.addFilterAfter(new HostFilter(properties, problems), HeaderWriterFilter.class);
	}

	private static void headers(HeadersConfigurer<HttpSecurity> headers) {
		headers.contentSecurityPolicy((policy) -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
			.referrerPolicy((policy) -> policy.policy(ReferrerPolicy.NO_REFERRER))
			.permissionsPolicyHeader((policy) -> policy.policy(PERMISSIONS_POLICY))
			.crossOriginOpenerPolicy((policy) -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
			.crossOriginResourcePolicy((policy) -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
	}

	/** The scripts of the page read the token from a cookie. */
	private static void csrf(CsrfConfigurer<HttpSecurity> csrf) {
		CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
		tokens.setCookieCustomizer((cookie) -> cookie.sameSite("Strict"));
		csrf.spa().csrfTokenRepository(tokens);
	}

	private static AuthorizationManager<RequestAuthorizationContext> localOr(String role, LocalRequests localRequests) {
		return AuthorizationManagers.anyOf(localRequests, AuthorityAuthorizationManager.hasRole(role));
	}

	private static boolean hasAuthorization(HttpServletRequest request) {
		return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
	}

}
