/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * {@link AbstractFailureAnalyzer} for a {@link DuplicateAmiServerException}.
 */
class DuplicateAmiServerFailureAnalyzer extends AbstractFailureAnalyzer<DuplicateAmiServerException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, DuplicateAmiServerException cause) {
		return new FailureAnalysis(cause.getMessage(),
				"Give each server a distinct name, and use the same spelling everywhere. A name of lower-case letters"
						+ " and digits can be used in files and in environment variables.",
				cause);
	}

}
