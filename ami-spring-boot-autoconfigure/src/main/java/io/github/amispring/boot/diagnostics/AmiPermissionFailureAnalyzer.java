/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.diagnostics;

import io.github.amispring.client.AmiErrorResponseException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains an {@link AmiErrorResponseException} about an account that lacks the right to
 * do what the application, or its configuration, asks for.
 */
class AmiPermissionFailureAnalyzer extends AbstractFailureAnalyzer<AmiErrorResponseException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, AmiErrorResponseException cause) {
		if (!cause.isPermissionDenied()) {
			return null;
		}
		return new FailureAnalysis(cause.getMessage(),
				"In the PBX's manager.conf, add the class that this action needs to the \"write\" line of the account"
						+ " in ami.username. For Filter, which ami.events.filters needs, it is \"system\".",
				cause);
	}

}
