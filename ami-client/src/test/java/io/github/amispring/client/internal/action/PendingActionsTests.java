/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.amispring.action.CustomAction;
import io.github.amispring.action.OriginateAction;
import io.github.amispring.action.QueueStatusAction;
import io.github.amispring.client.LimitSettings;
import io.github.amispring.event.OriginateResponseEvent;
import io.github.amispring.event.QueueParamsEvent;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiException;
import io.github.amispring.exception.AmiLimitException;
import io.github.amispring.exception.AmiTimeoutException;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.EventList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link PendingActions}.
 */
public class PendingActionsTests {

	private static final AmiMessage RESPONSE = AmiMessage.of("Response", "Success", "ActionID", "1");

	private static final AmiMessage LIST = AmiMessage.of("Response", "Success", "ActionID", "1", "EventList", "start");

	private static final AmiMessage ENTRY = AmiMessage.of("Event", "Entry", "ActionID", "1");

	private static final AmiMessage END = AmiMessage.of("Event", "End", "ActionID", "1", "EventList", "Complete");

	private static final TimeLimit LIMIT = TimeLimit.of(null, Duration.ofHours(1));

	private static final LimitSettings LIMITS = LimitSettings.builder()
		.maxListEntries(3)
		.maxListSize(1000)
		.maxPendingActions(3)
		.build();

	private final PendingActions pending = new PendingActions("", LIMITS);

	@Test
	void ignoresSecondResponse() {
		PendingAction<EventList<AmiEvent>> action = add(1);
		assertThat(onResponse(LIST)).isTrue();
		assertThat(onResponse(RESPONSE)).isTrue();
		assertThat(action.hasEnded()).isFalse();
		onEvent(END);
		assertThat(action.result().message()).isSameAs(LIST);
	}

	/** Over HTTP, responses and events arrive independently. */
	@Test
	void acceptsOutcomeBeforeResponse() {
		PendingAction<OriginateResponseEvent> action = new PendingAction<>("pbx",
				OriginateAction.of("Local/1@test").awaitingOutcome(), LIMIT);
		action.prepare(1, new byte[0]);
		this.pending.add(action);
		AmiMessage outcome = AmiMessage.of("Event", "OriginateResponse", "ActionID", "1", "Response", "Failure");
		assertThat(onEvent(outcome)).isFalse();
		assertThat(action.hasEnded()).isFalse();
		assertThat(onResponse(RESPONSE)).isTrue();
		assertThat(action.result().message()).isSameAs(outcome);
	}

	/** A UserEvent contains the ActionID of the action that raises it. */
	@Test
	void doesNotTakeOtherEventsBeforeResponse() {
		PendingAction<EventList<AmiEvent>> action = add(1);
		assertThat(onEvent(ENTRY)).isFalse();
		assertThat(onResponse(RESPONSE)).isTrue();
		assertThat(action.result()).isEmpty();
	}

	@Test
	void failsActionAddedAfterClose() {
		this.pending.close(null);
		PendingAction<EventList<AmiEvent>> action = add(1);
		assertThat(action.hasEnded()).isTrue();
		assertThat(action.beginWrite(1)).isFalse();
		assertThat(this.pending.size()).isZero();
		assertThatThrownBy(action::result).isInstanceOfSatisfying(AmiDisconnectedException.class,
				(ex) -> assertThat(ex.mayHaveRun()).isFalse());
	}

	@Test
	void reportsThatWrittenActionMayHaveRun() {
		PendingAction<EventList<AmiEvent>> action = add(1);
		assertThat(action.beginWrite(1)).isTrue();
		this.pending.close(null);
		assertThatThrownBy(action::result).isInstanceOfSatisfying(AmiDisconnectedException.class,
				(ex) -> assertThat(ex.mayHaveRun()).isTrue());
	}

	@Test
	void limitsNumberOfRetainedFailedActions() {
		IntStream.rangeClosed(1, 1001).forEach((i) -> {
			this.pending.fail(add(i), new AmiException("cancelled"));
		});
		assertThat(this.pending.size()).isZero();
		assertThat(onResponse(RESPONSE)).isFalse();
		assertThat(onResponse(AmiMessage.of("Response", "Success", "ActionID", "2"))).isTrue();
		assertThat(onResponse(AmiMessage.of("Response", "Success", "ActionID", "2"))).isFalse();
	}

	@Test
	void limitsNumberOfPendingApplicationActions() {
		List<PendingAction<?>> admitted = IntStream.rangeClosed(1, 3).mapToObj((i) -> {
			PendingAction<?> action = action(i);
			this.pending.addWithinLimit(action);
			return action;
		}).collect(Collectors.toList());
		PendingAction<?> rejected = action(4);
		assertThatExceptionOfType(AmiLimitException.class).isThrownBy(() -> this.pending.addWithinLimit(rejected))
			.withMessageContaining("3 actions")
			.withMessageContaining("limits.maxPendingActions")
			.withMessageContaining("The action X was not sent")
			.satisfies((ex) -> assertThat(ex.mayHaveRun()).isFalse());
		assertThat(admitted).allSatisfy((action) -> assertThat(action.hasEnded()).isFalse());
		add(9);
		assertThat(this.pending.size()).isEqualTo(4);
		onResponse(AmiMessage.of("Response", "Success", "ActionID", "9"));
		onResponse(RESPONSE);
		this.pending.addWithinLimit(rejected);
		assertThat(this.pending.size()).isEqualTo(3);
	}

	@Test
	void manyThreadsDoNotExceedTheLimit() {
		PendingActions pending = new PendingActions("",
				LimitSettings.builder().maxListEntries(1).maxListSize(1).maxPendingActions(100).build());
		long rejected = IntStream.range(0, 2000).parallel().filter((i) -> {
			try {
				pending.addWithinLimit(action(i));
				return false;
			}
			catch (AmiLimitException ex) {
				return true;
			}
		}).count();
		assertThat(rejected).isEqualTo(1900);
		assertThat(pending.size()).isEqualTo(100);
	}

	@Test
	void acceptsListWithMaximumNumberOfEntries() {
		PendingAction<EventList<AmiEvent>> action = add(1);
		onResponse(LIST);
		IntStream.range(0, 3).forEach((i) -> assertThat(onEvent(ENTRY)).isTrue());
		onEvent(END);
		assertThat(action.result().entries()).hasSize(3);
	}

	@Test
	void failsListWithTooManyEntriesAndDropsLaterEntries() {
		PendingAction<EventList<AmiEvent>> action = add(1);
		onResponse(LIST);
		IntStream.range(0, 4).forEach((i) -> assertThat(onEvent(ENTRY)).isTrue());
		assertListTooLong(action, "3 entries (limits.maxListEntries)");
	}

	@Test
	void failsTooLargeListAndDropsLaterEntries() {
		PendingAction<EventList<AmiEvent>> action = add(1);
		onResponse(LIST);
		AmiMessage large = AmiMessage.of("Event", "Entry", "ActionID", "1", "Value", "x".repeat(500));
		assertThat(onEvent(large)).isTrue();
		assertThat(action.hasEnded()).isFalse();
		assertThat(onEvent(large)).isTrue();
		assertListTooLong(action, "1000 bytes (limits.maxListSize)");
	}

	private void assertListTooLong(PendingAction<?> action, String limit) {
		assertThatThrownBy(action::result).isInstanceOfSatisfying(AmiLimitException.class, (ex) -> {
			assertThat(ex.mayHaveRun()).isTrue();
			assertThat(ex.received()).isNotEmpty();
		}).hasMessageContaining("action X").hasMessageContaining(limit);
		assertThat(this.pending.size()).isZero();
		IntStream.range(0, 10).forEach((i) -> assertThat(onEvent(ENTRY)).isTrue());
		assertThat(onEvent(END)).isTrue();
		assertThat(onEvent(ENTRY)).isFalse();
	}

	@Test
	void failedActionReleasesReceivedEntries() {
		PendingAction<EventList<AmiEvent>> action = add(1);
		onResponse(LIST);
		WeakReference<AmiMessage> entry = new WeakReference<>(offerEntry());
		this.pending.fail(action, new AmiException("cancelled"));
		onEvent(ENTRY);
		assertThat(action.hasEnded()).isTrue();
		Awaitility.await().until(() -> {
			System.gc();
			return entry.get() == null;
		});
	}

	private AmiMessage offerEntry() {
		AmiMessage entry = AmiMessage.of("Event", "Entry", "ActionID", "1");
		onEvent(entry);
		return entry;
	}

	@Test
	void timeoutContainsReceivedEntries() {
		PendingAction<?> action = new PendingAction<>("pbx", QueueStatusAction.of(), LIMIT);
		assertThat(action.beginWrite(1)).isTrue();
		action.onResponse(AmiMessage.of("Response", "Success", "EventList", "start"));
		action.onEvent(AmiMessage.of("Event", "QueueParams", "Queue", "sales"));
		AmiTimeoutException timeout = action.timeout(Duration.ofSeconds(1));
		assertThat(timeout.mayHaveRun()).isTrue();
		assertThat(timeout).hasMessageContaining("may have been executed");
		assertThat(timeout.received()).singleElement()
			.isInstanceOfSatisfying(QueueParamsEvent.class, (entry) -> assertThat(entry.queue()).isEqualTo("sales"));
	}

	@Test
	void doesNotWriteActionAfterItsTimeout() {
		PendingAction<?> action = new PendingAction<>("pbx", QueueStatusAction.of(), LIMIT);
		AmiTimeoutException timeout = action.timeout(Duration.ofSeconds(1));
		assertThat(timeout.mayHaveRun()).isFalse();
		assertThat(timeout).hasMessageContaining("was not sent");
		assertThat(timeout.received()).isEmpty();
		assertThat(action.beginWrite(1)).isFalse();
	}

	private PendingAction<EventList<AmiEvent>> add(long number) {
		PendingAction<EventList<AmiEvent>> action = action(number);
		this.pending.add(action);
		return action;
	}

	private static PendingAction<EventList<AmiEvent>> action(long number) {
		PendingAction<EventList<AmiEvent>> action = new PendingAction<>("test", CustomAction.named("X"), LIMIT);
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
