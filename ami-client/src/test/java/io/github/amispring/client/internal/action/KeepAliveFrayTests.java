/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.github.amispring.action.CustomAction;
import io.github.amispring.client.LimitSettings;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.testsupport.Concurrently;
import io.github.amispring.testsupport.FrayRounds;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pastalab.fray.junit.junit5.annotations.FrayTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the deadline of a ping with Fray.
 */
@ExtendWith(FrayRounds.class)
class KeepAliveFrayTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private static final Duration RINGING = Duration.ofHours(1);

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	private final ActionWriter writer = new ActionWriter(this.output);

	private final PendingActions pending = new PendingActions("", LimitSettings.DEFAULT);

	private final PendingAction<?> originate = new PendingAction<>("pbx", CustomAction.named("Originate"),
			TimeLimit.of(null, RINGING));

	private final PendingAction<?> ping = new PendingAction<>("pbx", CustomAction.named("Ping"),
			TimeLimit.of(null, TIMEOUT));

	@FrayTest(resetClassLoaderPerIteration = false)
	void pingWaitsForActionsWrittenBeforeIt() throws InterruptedException {
		Concurrently.run(() -> send(1, this.originate), () -> send(2, this.ping));
		boolean behind = this.output.toString().equals("<1><2>");
		assertThat(isExtended()).isEqualTo(behind);
	}

	@FrayTest(resetClassLoaderPerIteration = false)
	void pingDoesNotWaitAfterEarlierActionsHaveResponses() throws IOException, InterruptedException {
		send(1, this.originate);
		send(2, this.ping);
		Concurrently.run(this::isExtended, () -> onResponse(AmiMessage.of("Response", "Success", "ActionID", "1")));
		assertThat(isExtended()).isFalse();
	}

	private void send(long number, PendingAction<?> action) throws IOException {
		action.prepare(number, ("<" + number + ">").getBytes(StandardCharsets.US_ASCII));
		this.pending.add(action);
		this.writer.write(action, RINGING);
	}

	private boolean isExtended() {
		return this.pending.progress().deadline(this.ping, TIMEOUT) - this.originate.limit().end() > 0;
	}

	private boolean onResponse(AmiMessage response) {
		boolean known = this.pending.onResponse(response);
		this.pending.endCompleted();
		return known;
	}

}
