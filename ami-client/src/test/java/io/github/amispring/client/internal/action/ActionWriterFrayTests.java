/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.github.amispring.action.CustomAction;
import io.github.amispring.testsupport.Concurrently;
import io.github.amispring.testsupport.FrayRounds;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pastalab.fray.junit.junit5.annotations.FrayTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ActionWriter} with Fray.
 */
@ExtendWith(FrayRounds.class)
class ActionWriterFrayTests {

	private static final Duration TIMEOUT = Duration.ofHours(1);

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	private final ActionWriter writer = new ActionWriter(this.output);

	@FrayTest(resetClassLoaderPerIteration = false)
	void writesEachActionOnceAndCompletely() throws InterruptedException {
		Concurrently.run(() -> write("<1>"), () -> write("<2>"), () -> {
			this.writer.enqueue(action("<3>"));
			this.writer.writeQueued(TIMEOUT);
		});
		assertThat(this.output.toString()).hasSize(9).contains("<1>", "<2>", "<3>");
		assertThat(this.writer.hasQueued()).isFalse();
	}

	@FrayTest(resetClassLoaderPerIteration = false)
	void doesNotWriteAbandonedAction() throws InterruptedException {
		PendingAction<?> action = action("<1>");
		boolean[] abandoned = new boolean[1];
		Concurrently.run(() -> this.writer.write(action, TIMEOUT), () -> write("<2>"),
				() -> abandoned[0] = action.abandon());
		assertThat(this.output.toString().contains("<1>")).isEqualTo(!abandoned[0]);
	}

	private void write(String text) throws IOException {
		assertThat(this.writer.write(action(text), TIMEOUT)).isTrue();
	}

	private static PendingAction<?> action(String text) {
		PendingAction<?> action = new PendingAction<>("pbx", CustomAction.named("X"), TimeLimit.of(null, TIMEOUT));
		action.prepare(1, text.getBytes(StandardCharsets.US_ASCII));
		return action;
	}

}
