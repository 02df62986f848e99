/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.amispring.action.CustomAction;
import io.github.amispring.client.LimitSettings;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiException;
import io.github.amispring.exception.AmiLimitException;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.testsupport.Concurrently;
import io.github.amispring.testsupport.FrayRounds;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pastalab.fray.junit.junit5.annotations.FrayTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link PendingActions} with Fray.
 */
@ExtendWith(FrayRounds.class)
class PendingActionsFrayTests {

	private static final LimitSettings ONE_ACTION = LimitSettings.builder()
		.maxListEntries(3)
		.maxListSize(1000)
		.maxPendingActions(1)
		.build();

	private static final AmiMessage RESPONSE = AmiMessage.of("Response", "Success", "ActionID", "1");

	private static final AmiMessage LIST = AmiMessage.of("Response", "Success", "ActionID", "1", "EventList", "start");

	private static final AmiMessage ENTRY = AmiMessage.of("Event", "Entry", "ActionID", "1");

	private static final AmiMessage END = AmiMessage.of("Event", "End", "ActionID", "1", "EventList", "Complete");

	private final PendingActions pending = new PendingActions("", LimitSettings.DEFAULT);

	@FrayTest(resetClassLoaderPerIteration = false)
	void recognizesResponseToActionBeingCancelled() throws InterruptedException {
		PendingAction<?> action = action(1);
		this.pending.add(action);
		Concurrently.run(() -> cancel(action), () -> assertThat(onResponse(RESPONSE)).isTrue());
		assertThat(this.pending.size()).isZero();
	}

	@FrayTest(resetClassLoaderPerIteration = false)
	void recognizesListOfActionBeingCancelled() throws InterruptedException {
		PendingAction<?> action = action(1);
		this.pending.add(action);
		Concurrently.run(() -> cancel(action), () -> {
			assertThat(onResponse(LIST)).isTrue();
			assertThat(onEvent(ENTRY)).isTrue();
			assertThat(onEvent(END)).isTrue();
		});
		assertThat(this.pending.size()).isZero();
	}

	@FrayTest(resetClassLoaderPerIteration = false)
	void doesNotKeepActionCompletedWhileBeingCancelled() throws InterruptedException {
		PendingAction<?> action = action(1);
		this.pending.add(action);
		Concurrently.run(() -> cancel(action), () -> onResponse(RESPONSE));
		assertThat(onResponse(RESPONSE)).isFalse();
	}

	@FrayTest(resetClassLoaderPerIteration = false)
	void endsEachActionOnce() throws InterruptedException {
		PendingAction<?> completed = action(1);
		PendingAction<?> late = action(2);
		this.pending.add(completed);
		Concurrently.run(() -> cancel(completed), () -> onResponse(RESPONSE), () -> this.pending.close(null),
				() -> this.pending.addWithinLimit(late));
		assertThat(completed.hasEnded()).isTrue();
		assertThatThrownBy(late::result).isInstanceOf(AmiDisconnectedException.class);
		assertThat(this.pending.size()).isZero();
	}

	private void cancel(PendingAction<?> action) {
		this.pending.fail(action, new AmiException("cancelled"));
	}

	@FrayTest(resetClassLoaderPerIteration = false)
	void actionIsNotPendingWhenItsSenderContinues() throws InterruptedException {
		PendingAction<?> action = action(1);
		this.pending.add(action);
		Concurrently.run(() -> {
			assertThat(action.awaitEnd(System.nanoTime() + Long.MAX_VALUE / 2)).isTrue();
			assertThat(this.pending.size()).isZero();
		}, () -> onResponse(RESPONSE));
	}

	@FrayTest(resetClassLoaderPerIteration = false)
	void doesNotExceedTheLimit() throws InterruptedException {
		PendingActions pending = new PendingActions("", ONE_ACTION);
		AtomicInteger rejected = new AtomicInteger();
		Concurrently.run(() -> add(pending, 1, rejected), () -> add(pending, 2, rejected));
		assertThat(rejected).hasValue(1);
		assertThat(pending.size()).isEqualTo(1);
	}

	private static void add(PendingActions pending, long number, AtomicInteger rejected) {
		try {
			pending.addWithinLimit(action(number));
		}
		catch (AmiLimitException ex) {
			rejected.incrementAndGet();
		}
	}

	private static PendingAction<?> action(long number) {
		PendingAction<?> action = new PendingAction<>("pbx", CustomAction.named("X"),
				TimeLimit.of(null, Duration.ofHours(1)));
		action.prepare(number, new byte[0]);
		return action;
	}

	private boolean onResponse(AmiMessage response) {
		boolean known = this.pending.onResponse(response);
		this.pending.endCompleted();
		return known;
	}

	private boolean onEvent(AmiMessage event) {
		boolean consumed = this.pending.onEvent(event);
		this.pending.endCompleted();
		return consumed;
	}

}
