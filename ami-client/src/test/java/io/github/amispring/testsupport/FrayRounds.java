/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.testsupport;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.pastalab.fray.junit.junit5.FrayTestRunExtension;

/**
 * Runs the {@code @FrayTest} methods of a class with Fray, once for each round that
 * {@code scripts/fray} requests. Each round explores different thread schedules. On a JDK
 * without Fray, the tests are skipped.
 */
public final class FrayRounds implements TestTemplateInvocationContextProvider, ExecutionCondition {

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		return (rounds() > 0) ? ConditionEvaluationResult.enabled("Fray runs the test")
				: ConditionEvaluationResult.disabled("scripts/fray runs this test");
	}

	@Override
	public boolean supportsTestTemplate(ExtensionContext context) {
		return true;
	}

	@Override
	public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
		return IntStream.range(0, rounds()).mapToObj((round) -> new Round());
	}

	private static int rounds() {
		return Integer.getInteger("fray.rounds", 0);
	}

	private static final class Round implements TestTemplateInvocationContext {

		@Override
		public List<Extension> getAdditionalExtensions() {
			return List.of(new FrayTestRunExtension());
		}

	}

}
