/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.events;

import java.util.List;

import io.github.amispring.boot.event.AmiApplicationEvent;
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
		EventFeed.Events all = this.feed.after(0, 1000);
		assertThat(all.entries()).hasSize(EventFeed.CAPACITY).first().returns(6L, EventFeed.Entry::number);
		assertThat(all.last()).isEqualTo(EventFeed.CAPACITY + 5);
		assertThat(all.missed()).isEqualTo(5);
		EventFeed.Events later = this.feed.after(EventFeed.CAPACITY + 3, 1000);
		assertThat(later.entries()).extracting(EventFeed.Entry::number)
			.containsExactly(EventFeed.CAPACITY + 4L, EventFeed.CAPACITY + 5L);
		assertThat(later.missed()).isZero();
		assertThat(this.feed.after(EventFeed.CAPACITY + 5, 1000).entries()).isEmpty();
	}

	@Test
	void reportsHowManyEventsAreLeftOut() {
		for (int i = 1; i <= 10; i++) {
			receive("Event", "Newchannel");
		}
		EventFeed.Events events = this.feed.after(2, 3);
		assertThat(events.entries()).extracting(EventFeed.Entry::number).containsExactly(8L, 9L, 10L);
		assertThat(events.missed()).isEqualTo(5);
		assertThat(this.feed.until(7, 2)).extracting(EventFeed.Entry::number).containsExactly(6L, 7L);
	}

	@Test
	void leavesOutVariables() {
		receive("Event", "VarSet", "Variable", "A", "Value", "1");
		assertThat(this.feed.after(0, 10).entries()).isEmpty();
	}

	@Test
	void summarizesTheMostImportantHeaders() {
		receive("Event", "Hangup", "Privilege", "call,all", "Channel", "PJSIP/100-1", "ChannelStateDesc", "Up",
				"CallerIDNum", "<unknown>", "Language", "en", "Cause", "16", "Cause-txt", "Normal Clearing");
		EventSummary summary = summary();
		assertThat(summary.server()).isEqualTo("east");
		assertThat(summary.name()).isEqualTo("Hangup");
		assertThat(summary.summary()).isEqualTo("PJSIP/100-1 · Up · Normal Clearing");
		assertThat(summary.headers()).startsWith(List.of("Privilege", "call,all"), List.of("Channel", "PJSIP/100-1"))
			.endsWith(List.of("Cause-txt", "Normal Clearing"));
	}

	@Test
	void leavesOutTheSecretsOfAnUnknownEvent() {
		receive("Event", "Surprise", "Privilege", "user,all", "Secret", "hidden", "A", "1", "B", "2");
		assertThat(summary().summary()).isEqualTo("A: 1 · B: 2");
		assertThat(summary().toString()).doesNotContain("hidden");
	}

	@Test
	void leavesOutTheSecretsOfAKnownEvent() {
		receive("Event", "ChallengeResponseFailed", "AccountID", "app", "Response", "hidden", "ExpectedResponse",
				"hidden");
		assertThat(summary().summary()).isEqualTo("AccountID: app");
		assertThat(summary().headers()).containsExactly(List.of("AccountID", "app"));
	}

	@Test
	void shortensLongValues() {
		receive("Event", "UserEvent", "UserEvent", "x".repeat(5000));
		assertThat(summary().toString().length()).isLessThan(1000);
	}

	private void receive(String... headers) {
		this.feed.on(new AmiApplicationEvent<>(this, "east", EventTypes.decode(AmiMessage.of(headers))));
	}

	private EventSummary summary() {
		return EventSummary.of(this.feed.after(0, 10).entries().get(0));
	}

}
