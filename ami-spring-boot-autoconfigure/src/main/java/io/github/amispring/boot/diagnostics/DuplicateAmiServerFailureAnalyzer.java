/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.diagnostics;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains a {@link DuplicateAmiServerException}.
 */
class DuplicateAmiServerFailureAnalyzer extends AbstractFailureAnalyzer<DuplicateAmiServerException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, DuplicateAmiServerException cause) {
		return new FailureAnalysis(cause.getMessage(),
				"Give each server a name of its own, and write it the same everywhere. A name of lower-case letters"
						+ " and digits is the same in a file and in an environment variable.",
				cause);
	}

}
