/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventFeedTests {

	private final EventFeed feed = new EventFeed();

	@Test
	void keepsTheLastEvents() {
		for (int i = 1; i <= EventFeed.CAPACITY + 5; i++) {
			receive("Event", "Newchannel", "Channel", "PJSIP/" + i);
		}
		assertThat(this.feed.after(0)).hasSize(EventFeed.CAPACITY).first().returns(6L, EventFeed.Entry::number);
		assertThat(this.feed.after(EventFeed.CAPACITY + 3)).extracting(EventFeed.Entry::number)
			.containsExactly(EventFeed.CAPACITY + 4L, EventFeed.CAPACITY + 5L);
		assertThat(this.feed.after(EventFeed.CAPACITY + 5)).isEmpty();
	}

	@Test
	void summarizesTheMostImportantHeaders() {
		receive("Event", "Hangup", "Privilege", "call,all", "Channel", "PJSIP/100-1", "ChannelStateDesc", "Up",
				"CallerIDNum", "<unknown>", "Language", "en", "Cause", "16", "Cause-txt", "Normal Clearing");
		EventSummary summary = EventSummary.of(this.feed.after(0).get(0));
		assertThat(summary.name()).isEqualTo("Hangup");
		assertThat(summary.summary()).isEqualTo("PJSIP/100-1 · Up · Normal Clearing");
	}

	@Test
	void summarizesAnUnknownEventWithoutSecrets() {
		receive("Event", "Surprise", "Privilege", "user,all", "Secret", "hidden", "A", "1", "B", "2");
		assertThat(EventSummary.of(this.feed.after(0).get(0)).summary()).isEqualTo("A: 1 · B: 2");
	}

	@Test
	void summarizesAKnownEventWithoutSecrets() {
		receive("Event", "ChallengeResponseFailed", "AccountID", "app", "Response", "hidden", "ExpectedResponse",
				"hidden");
		assertThat(EventSummary.of(this.feed.after(0).get(0)).summary()).isEqualTo("AccountID: app");
	}

	private void receive(String... headers) {
		this.feed.on(EventTypes.decode(AmiMessage.of(headers)));
	}

}
