/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.diagnostics;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * {@link AbstractFailureAnalyzer} for an {@link UnsupportedSpringBootException}.
 */
class UnsupportedSpringBootFailureAnalyzer extends AbstractFailureAnalyzer<UnsupportedSpringBootException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnsupportedSpringBootException cause) {
		return new FailureAnalysis(
				"AMI for Spring Boot requires Spring Boot 4.0 or later, but this application uses Spring Boot "
						+ cause.getVersion() + ".",
				"Update the application to Spring Boot 4.0 or later, or set ami.enabled=false to start without AMI.",
				cause);
	}

}
