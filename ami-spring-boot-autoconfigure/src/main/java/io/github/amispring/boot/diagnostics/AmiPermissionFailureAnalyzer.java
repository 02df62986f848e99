/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.diagnostics;

import java.util.List;

import io.github.amispring.exception.AmiErrorResponseException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * {@link AbstractFailureAnalyzer} for an {@link AmiErrorResponseException} that occurs
 * because the account lacks a permission.
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
		List<String> permissions = cause.missingPermissions();
		String permission = permissions.isEmpty() ? "the class that the action requires"
				: "\"" + String.join("\" or \"", permissions) + "\"";
		String alternative = cause.action().equals("Filter")
				? ", or remove " + this.names.effective(cause.server(), "events.filters") : "";
		return new FailureAnalysis(cause.getMessage(),
				"In the PBX's manager.conf, add " + permission + " to the \"write\" line of the account in "
						+ this.names.effective(cause.server(), "username") + alternative + ".",
				cause);
	}

}
