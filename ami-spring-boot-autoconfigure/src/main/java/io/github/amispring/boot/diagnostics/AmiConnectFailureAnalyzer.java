/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.diagnostics;

import io.github.amispring.client.AmiConnectException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains an {@link AmiConnectException} of a PBX that is required to start.
 */
class AmiConnectFailureAnalyzer extends AbstractFailureAnalyzer<AmiConnectException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, AmiConnectException cause) {
		return new FailureAnalysis(cause.getMessage(),
				"Check ami.host, ami.port and ami.ssl, and that the PBX runs and has enabled=yes in its manager.conf,"
						+ " or set ami.startup=background to start all the same and connect later.",
				cause);
	}

}
