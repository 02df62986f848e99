/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.diagnostics;

import io.github.amispring.client.AmiErrorResponseException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Explains an {@link AmiErrorResponseException} about an account that lacks the right to
 * do what the application, or its configuration, asks for.
 */
class AmiPermissionFailureAnalyzer extends AbstractFailureAnalyzer<AmiErrorResponseException> {

	private final AmiPropertyNames names;

	AmiPermissionFailureAnalyzer(Environment environment) {
		this.names = new AmiPropertyNames(environment);
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, AmiErrorResponseException cause) {
		if (!cause.isPermissionDenied()) {
			return null;
		}
		return new FailureAnalysis(cause.getMessage(),
				"In the PBX's manager.conf, add the class that this action needs to the \"write\" line of the account"
						+ " in " + this.names.effective(cause.server(), "username") + ". For Filter, which "
						+ this.names.effective(cause.server(), "events.filters") + " needs, it is \"system\".",
				cause);
	}

}
