/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.diagnostics;

import io.github.amispring.exception.AmiAuthenticationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * {@link AbstractFailureAnalyzer} for an {@link AmiAuthenticationException} that prevents
 * startup because the PBX is required.
 */
class AmiAuthenticationFailureAnalyzer extends AbstractFailureAnalyzer<AmiAuthenticationException> {

	private final AmiPropertyNames names;

	AmiAuthenticationFailureAnalyzer(Environment environment) {
		this.names = new AmiPropertyNames(environment);
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, AmiAuthenticationException cause) {
		return new FailureAnalysis(cause.getMessage(),
				"Set " + this.names.effective(cause.server(), "username") + " and "
						+ this.names.effective(cause.server(), "secret")
						+ " to an account of the PBX's manager.conf, or set " + this.names.of(cause.server(), "startup")
						+ "=background to start the application without a connection.",
				cause);
	}

}
