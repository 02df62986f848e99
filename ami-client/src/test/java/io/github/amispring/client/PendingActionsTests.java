/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.amispring.action.CustomAction;
import io.github.amispring.action.QueueStatusAction;
import io.github.amispring.event.QueueParamsEvent;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.EventList;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PendingActions}.
 */
class PendingActionsTests {

	private static final AmiMessage ANSWER = AmiMessage.of("Response", "Success", "ActionID", "1");

	private static final AmiMessage LIST = AmiMessage.of("Response", "Success", "ActionID", "1", "EventList", "start");

	private static final AmiMessage END = AmiMessage.of("Event", "End", "ActionID", "1", "EventList", "Complete");

	private final PendingActions pending = new PendingActions();

	@Test
	void actionIsNoLongerPendingWhenItsSenderLearnsOfTheAnswer() {
		List<Integer> sizes = new ArrayList<>();
		add("1").reply().thenRun(() -> sizes.add(this.pending.size()));
		this.pending.onResponse(ANSWER);
		add("1").reply().thenRun(() -> sizes.add(this.pending.size()));
		this.pending.onResponse(LIST);
		this.pending.onEvent(END);
		assertThat(sizes).containsExactly(0, 0);
	}

	@Test
	void secondResponseChangesNothing() {
		PendingAction<?> action = add("1");
		assertThat(this.pending.onResponse(LIST)).isTrue();
		assertThat(this.pending.onResponse(ANSWER)).isTrue();
		assertThat(action.reply()).isNotDone();
		this.pending.onEvent(END);
		assertThat(action.reply()).isCompletedWithValueMatching((reply) -> reply.response() == LIST);
	}

	@Test
	void actionThatComesAfterTheEndFailsAndMustNotBeWritten() {
		this.pending.close(null);
		PendingAction<?> action = add("1");
		assertThat(action.reply()).isCompletedExceptionally();
		assertThat(action.begin()).isFalse();
		assertThat(this.pending.size()).isZero();
		assertThat(action.reply().handle((reply, failure) -> failure).join())
			.isInstanceOfSatisfying(AmiDisconnectedException.class, (ex) -> assertThat(ex.mayHaveRun()).isFalse());
	}

	@Test
	void actionThatWasWrittenMayHaveRun() {
		PendingAction<?> action = add("1");
		assertThat(action.begin()).isTrue();
		this.pending.close(null);
		assertThat(action.reply().handle((reply, failure) -> failure).join())
			.isInstanceOfSatisfying(AmiDisconnectedException.class, (ex) -> assertThat(ex.mayHaveRun()).isTrue());
	}

	@Test
	void onlySoManyForgottenActionsAreKept() {
		IntStream.rangeClosed(1, 1001).forEach((i) -> {
			add(Integer.toString(i));
			this.pending.forget(Integer.toString(i));
		});
		assertThat(this.pending.size()).isZero();
		assertThat(this.pending.onResponse(ANSWER)).isFalse();
		assertThat(this.pending.onResponse(AmiMessage.of("Response", "Success", "ActionID", "2"))).isTrue();
		assertThat(this.pending.onResponse(AmiMessage.of("Response", "Success", "ActionID", "2"))).isFalse();
	}

	private PendingAction<EventList<AmiEvent>> add(String actionId) {
		PendingAction<EventList<AmiEvent>> action = new PendingAction<>("test", CustomAction.named("X"));
		this.pending.add(actionId, action);
		return action;
	}

	@Test
	void timeoutHoldsWhatHadComeOfAList() {
		PendingAction<?> action = new PendingAction<>("pbx", QueueStatusAction.of());
		assertThat(action.begin()).isTrue();
		action.onResponse(AmiMessage.of("Response", "Success", "EventList", "start"));
		action.onEvent(AmiMessage.of("Event", "QueueParams", "Queue", "sales"));
		AmiTimeoutException timeout = action.timeout(Duration.ofSeconds(1));
		assertThat(timeout.mayHaveRun()).isTrue();
		assertThat(timeout).hasMessageContaining("may have been carried out");
		assertThat(timeout.received()).singleElement()
			.isInstanceOfSatisfying(QueueParamsEvent.class, (entry) -> assertThat(entry.queue()).isEqualTo("sales"));
	}

	@Test
	void actionWhoseTimeIsOverIsNotWrittenAnyMore() {
		PendingAction<?> action = new PendingAction<>("pbx", QueueStatusAction.of());
		AmiTimeoutException timeout = action.timeout(Duration.ofSeconds(1));
		assertThat(timeout.mayHaveRun()).isFalse();
		assertThat(timeout).hasMessageContaining("it was not sent");
		assertThat(timeout.received()).isEmpty();
		assertThat(action.begin()).isFalse();
	}

}
