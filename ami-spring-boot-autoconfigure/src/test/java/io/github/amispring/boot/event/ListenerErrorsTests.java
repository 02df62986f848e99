/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.PayloadApplicationEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ListenerErrors}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ListenerErrorsTests {

	private Instant now = Instant.EPOCH;

	private final ListenerErrors errors = new ListenerErrors(() -> this.now);

	@Test
	void logsAListenerThatKeepsFailingOnceInAWhile(CapturedOutput output) {
		fail("one");
		fail("one");
		fail("one");
		fail("other");
		assertThat(output.getAll().split("failed at", -1)).hasSize(3);
		assertThat(output).contains("one failed at Integer").contains("other failed at Integer");
		this.now = this.now.plusSeconds(30);
		fail("one");
		assertThat(output).contains("one failed at Integer (and 2 times since this was last logged)");
		assertThat(this.errors.count()).isEqualTo(5);
	}

	private void fail(String listener) {
		this.errors.handle(listener, new PayloadApplicationEvent<>(this, 42), new IllegalStateException("expected"));
	}

}
