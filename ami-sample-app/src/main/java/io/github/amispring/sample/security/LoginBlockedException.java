/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.security;

import java.time.Duration;

import org.springframework.security.core.AuthenticationException;

/**
 * A login has to wait because of earlier failures.
 */
class LoginBlockedException extends AuthenticationException {

	private final long retryAfterSeconds;

	LoginBlockedException(Duration wait) {
		super("Too many failed logins");
		// rounded up: a login one second earlier would fail
		this.retryAfterSeconds = wait.plusNanos(999_999_999).toSeconds();
	}

	long retryAfterSeconds() {
		return this.retryAfterSeconds;
	}

}
