/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.diagnostics;

import java.util.Map;

import io.github.amispring.exception.MissingLibraryException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * {@link AbstractFailureAnalyzer} for a {@link MissingLibraryException}.
 */
class MissingLibraryFailureAnalyzer extends AbstractFailureAnalyzer<MissingLibraryException> {

	/** The libraries whose versions Spring Boot does not manage. */
	static final Map<String, String> VERSIONS = Map.of("org.jsoup:jsoup", "1.22.2");

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingLibraryException cause) {
		String library = cause.library();
		String version = VERSIONS.get(library);
		String action = """
				Add the library to the dependencies of the application.%s

				Maven:

				<dependency>
				    <groupId>%s</groupId>
				    <artifactId>%s</artifactId>%s
				    <scope>runtime</scope>
				</dependency>

				Gradle:

				runtimeOnly("%s%s")""";
		String[] names = library.split(":");
		return new FailureAnalysis(cause.getMessage(),
				(version == null)
						? action.formatted(" Spring Boot manages its version.", names[0], names[1], "", library, "")
						: action.formatted("", names[0], names[1], "\n    <version>" + version + "</version>", library,
								":" + version),
				cause);
	}

}
