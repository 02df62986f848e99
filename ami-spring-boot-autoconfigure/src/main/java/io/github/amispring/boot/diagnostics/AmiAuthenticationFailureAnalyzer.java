/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.diagnostics;

import io.github.amispring.client.AmiAuthenticationException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains an {@link AmiAuthenticationException} of a PBX that is required to start.
 */
class AmiAuthenticationFailureAnalyzer extends AbstractFailureAnalyzer<AmiAuthenticationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, AmiAuthenticationException cause) {
		return new FailureAnalysis(cause.getMessage(),
				"Set ami.username and ami.secret to an account of the PBX's manager.conf, or set"
						+ " ami.startup=background to start all the same and try again later.",
				cause);
	}

}
