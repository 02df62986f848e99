/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.record;

import io.github.amispring.live.model.Attempt;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.EndedBy;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.LiveCall;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.reflection;

/**
 * Tests for {@link CallRuntimeHints}.
 */
class CallRuntimeHintsTests {

	@Test
	void registersTheRecordsOfACall() {
		RuntimeHints hints = new RuntimeHints();
		assertThat(SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)).filteredOn(CallRuntimeHints.class::isInstance)
			.singleElement()
			.satisfies((registrar) -> registrar.registerHints(hints, getClass().getClassLoader()));
		for (Class<?> type : new Class<?>[] { EndedCall.class, LiveCall.class, Attempt.class, EndedBy.class }) {
			assertThat(hints).matches(reflection().onConstructorInvocation(type.getDeclaredConstructors()[0]))
				.matches(reflection().onMethodInvocation(type, type.getRecordComponents()[0].getName()));
		}
		assertThat(hints).matches(reflection().onType(CallOutcome.class));
	}

}
