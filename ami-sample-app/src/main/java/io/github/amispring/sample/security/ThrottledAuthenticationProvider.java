/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.security;

import java.time.Clock;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Authenticates users by password. Applies to all kinds of logins.
 */
@Component
class ThrottledAuthenticationProvider implements AuthenticationProvider {

	private final AuthenticationProvider provider;

	private final ConsoleUsers users;

	private final LoginThrottle throttle;

	private final AuditLog audit;

	private final Clock clock;

	ThrottledAuthenticationProvider(ConsoleUsers users, PasswordEncoder encoder, LoginThrottle throttle, AuditLog audit,
			Clock clock) {
		DaoAuthenticationProvider provider = new DaoAuthenticationProvider(users::load);
		provider.setPasswordEncoder(encoder);
		this.provider = provider;
		this.users = users;
		this.throttle = throttle;
		this.audit = audit;
		this.clock = clock;
	}

	@Override
	public @Nullable Authentication authenticate(Authentication authentication) throws AuthenticationException {
		String name = authentication.getName();
		String address = addressOf(authentication);
		Duration wait = this.throttle.begin(name, address);
		if (!wait.isZero()) {
			throw new LoginBlockedException(wait);
		}
		try {
			Authentication authenticated = this.provider.authenticate(authentication);
			this.throttle.succeeded(name, address);
			return authenticated;
		}
		catch (AuthenticationException ex) {
			// users sometimes enter their password in the field for the name
			String who = this.users.contains(name) ? name : "(unknown)";
			this.audit.record(new AuditEntry(who, address, "login", null, null, "failed", this.clock.instant()));
			throw ex;
		}
	}

	private static String addressOf(Authentication authentication) {
		return (authentication.getDetails() instanceof WebAuthenticationDetails details)
				? String.valueOf(details.getRemoteAddress()) : "";
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return this.provider.supports(authentication);
	}

}
