/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * {@link AbstractFailureAnalyzer} for a {@link MissingAmiPropertiesException}.
 */
class MissingAmiPropertiesFailureAnalyzer extends AbstractFailureAnalyzer<MissingAmiPropertiesException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingAmiPropertiesException cause) {
		return new FailureAnalysis(
				"No PBX is configured, because these properties are not set: " + String.join(", ", cause.getNames())
						+ ".",
				"Set them to the host of a PBX and an account of its manager.conf, or set ami.enabled=false to start"
						+ " without AMI.",
				cause);
	}

}
