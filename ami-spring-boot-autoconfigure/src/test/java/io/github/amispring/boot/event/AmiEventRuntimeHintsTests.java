/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AmiEventRuntimeHints}.
 */
class AmiEventRuntimeHintsTests {

	@Test
	void allowsToAskAMulticasterForItsListeners() {
		RuntimeHints hints = new RuntimeHints();
		new AmiEventRuntimeHints().registerHints(hints, null);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(IsolatingEventMulticaster.LISTENERS))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(IsolatingEventMulticaster.TASK_EXECUTOR))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(IsolatingEventMulticaster.ERROR_HANDLER))
			.accepts(hints);
	}

}
