/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import io.github.amispring.message.AmiMessage;
import io.github.amispring.testsupport.LogCapture;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ListenerErrors}.
 */
class ListenerErrorsTests {

	private long now;

	private final ListenerErrors errors = new ListenerErrors("east", () -> this.now);

	@Test
	void limitsLogMessagesOfAFailingListener() {
		LogCapture log = new LogCapture();
		try (log) {
			fail("one");
			fail("one");
			fail("one");
			fail("other");
			this.now += ListenerErrors.INTERVAL.toNanos();
			fail("one");
		}
		assertThat(log.messages()).containsExactly("PBX \"east\": listener one failed at Integer",
				"PBX \"east\": listener other failed at Integer",
				"PBX \"east\": listener one failed at Integer (and 2 times since this was last logged)");
		assertThat(this.errors.count()).isEqualTo(5);
	}

	@Test
	void logsEventNameOfMessage() {
		LogCapture log = new LogCapture();
		try (log) {
			this.errors.add("one", AmiMessage.of("Event", "Hangup"),
					new IllegalStateException("expected by this test"));
		}
		assertThat(log.messages()).containsExactly("PBX \"east\": listener one failed at HangupEvent");
	}

	private void fail(String listener) {
		this.errors.add(listener, 42, new IllegalStateException("expected by this test"));
	}

}
