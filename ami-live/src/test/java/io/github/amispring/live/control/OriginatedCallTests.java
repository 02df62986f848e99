/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.control;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.github.amispring.action.HangupAction;
import io.github.amispring.action.OriginateAction;
import io.github.amispring.event.AttendedTransferEvent;
import io.github.amispring.event.ChannelState;
import io.github.amispring.event.DialBeginEvent;
import io.github.amispring.event.DialEndEvent;
import io.github.amispring.event.HoldEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.event.NewStateEvent;
import io.github.amispring.event.OriginateResponseEvent;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.exception.AmiTimeoutException;
import io.github.amispring.exception.InvalidActionException;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.LiveChannel;
import io.github.amispring.live.settings.LiveLimits;
import io.github.amispring.live.settings.LiveSettings;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OriginatedCall} with the events of recordings.
 */
class OriginatedCallTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	static final List<Integer> VERSIONS = List.of(16, 22);

	private ControlledPbx pbx = new ControlledPbx();

	private final List<String> order = new ArrayList<>();

	@AfterEach
	void leavesNothingBehind() {
		await(() -> {
			assertThat(this.pbx.subscriptions()).isZero();
			assertThat(this.pbx.controls().sizes()).containsOnly(0);
		});
		assertThat(this.pbx.client().sentActions("Originate")).hasSizeLessThanOrEqualTo(1);
		assertThat(this.pbx.client().listenerFailures()).isEmpty();
		this.pbx.close();
	}

	static List<Function<OriginatedCall, CompletableFuture<?>>> futures() {
		return List.of(OriginatedCall::started, OriginatedCall::firstLegAnswered, OriginatedCall::answered,
				OriginatedCall::ended);
	}

	// The course

	@ParameterizedTest
	@FieldSource("VERSIONS")
	void completesFuturesInOrder(int version) {
		OriginatedCall call = originate(version, "originate");
		assertThat(call.call()).isEmpty();
		this.pbx.playThrough(NewChannelEvent.class);
		assertThat(call.started()).isCompleted();
		assertThat(call.call()).contains(this.pbx.call());
		assertThat(call.firstLegAnswered()).isNotDone();
		this.pbx.playThrough(OriginateResponseEvent.class);
		assertThat(call.firstLegAnswered()).isCompleted();
		assertThat(call.answered()).isNotDone();
		this.pbx.playUntilHangup();
		assertThat(call.answered().join().answeredBy().device()).isEqualTo("PJSIP/2002");
		assertThat(this.pbx.subscriptions()).isOne();
		this.pbx.play();
		assertThat(call.ended().join().outcome()).isEqualTo(CallOutcome.ANSWERED);
		assertThat(call.call()).isEmpty();
		assertThat(this.order).containsExactly("started", "firstLegAnswered", "answered", "ended");
		assertThat(this.pbx.hungUp()).isEmpty();
	}

	@ParameterizedTest
	@FieldSource("VERSIONS")
	void reportsAnswerOfLocalChannel(int version) {
		OriginatedCall call = originate(version, "originate-local");
		this.pbx.playThrough(OriginateResponseEvent.class);
		assertThat(call.firstLegAnswered().join().caller().device()).isEqualTo("PJSIP/2003");
		this.pbx.play();
		assertThat(call.answered().join().answeredBy().device()).isEqualTo("PJSIP/2002");
		assertThat(call.ended().join().outcome()).isEqualTo(CallOutcome.ANSWERED);
	}

	@ParameterizedTest
	@FieldSource("VERSIONS")
	void reportsThatSecondPartyIsBusy(int version) {
		OriginatedCall call = originate(version, "originate-not-answered-by-callee");
		this.pbx.play();
		assertThat(call.firstLegAnswered()).isCompleted();
		assertNotAnswered(call.answered(), CallOutcome.BUSY);
		assertThat(call.ended().join().outcome()).isEqualTo(CallOutcome.BUSY);
	}

	@ParameterizedTest
	@FieldSource("VERSIONS")
	void reportsThatApplicationServesFirstParty(int version) {
		OriginatedCall call = originate(version, "originate-application");
		this.pbx.play();
		assertThat(call.firstLegAnswered()).isCompleted();
		assertNotAnswered(call.answered(), CallOutcome.ANSWERED_BY_PBX);
	}

	@ParameterizedTest
	@FieldSource("VERSIONS")
	void reportsThatFirstPartyIsBusy(int version) {
		OriginatedCall call = originate(version, "originate-busy");
		this.pbx.play();
		assertThat(call.started()).isCompleted();
		assertNotAnswered(call.firstLegAnswered(), CallOutcome.BUSY);
		assertNotAnswered(call.answered(), CallOutcome.BUSY);
		assertThat(call.ended().join().outcome()).isEqualTo(CallOutcome.BUSY);
	}

	@ParameterizedTest
	@FieldSource("VERSIONS")
	void reportsThatFirstPartyDoesNotAnswer(int version) {
		OriginatedCall call = originate(version, "originate-not-answered");
		this.pbx.play();
		assertNotAnswered(call.firstLegAnswered(), CallOutcome.NO_ANSWER);
		assertThat(call.ended().join().outcome()).isEqualTo(CallOutcome.NO_ANSWER);
	}

	@ParameterizedTest
	@FieldSource("VERSIONS")
	void failsIfNoChannelIsCreated(int version) {
		OriginatedCall call = originate(version, "originate-failed");
		this.pbx.play();
		assertAllFail(call, OriginateFailedException.class, "could not originate a call to \"PJSIP/2999\"");
	}

	@ParameterizedTest
	@FieldSource("VERSIONS")
	void toleratesResultBeforeEvents(int version) {
		OriginatedCall call = originate(version, "originate-busy");
		this.pbx.client().respond(this.pbx.take(OriginateResponseEvent.class).message());
		this.pbx.play();
		assertThat(call.started()).isCompleted();
		assertNotAnswered(call.firstLegAnswered(), CallOutcome.BUSY);
	}

	@ParameterizedTest
	@FieldSource("VERSIONS")
	void toleratesResultAfterEnd(int version) {
		OriginatedCall call = originate(version, "originate-busy");
		AmiMessage response = this.pbx.take(OriginateResponseEvent.class).message();
		this.pbx.play();
		assertThat(call.ended()).isCompleted();
		assertThat(call.firstLegAnswered()).isNotDone();
		this.pbx.client().respond(response);
		assertNotAnswered(call.firstLegAnswered(), CallOutcome.BUSY);
	}

	@Test
	void followsCallWithoutResult() {
		OriginatedCall call = originate(22, "originate");
		this.pbx.take(OriginateResponseEvent.class);
		this.pbx.playUntilHangup();
		this.pbx.client().fail(new AmiTimeoutException("pbx", "Originate", TIMEOUT));
		assertThat(call.firstLegAnswered()).isCompleted();
		assertThat(call.answered()).isCompleted();
		this.pbx.play();
		assertThat(call.ended()).isCompleted();
		assertThat(this.pbx.hungUp()).isEmpty();
	}

	@Test
	void choosesUniqueId() {
		OriginatedCall call = this.pbx.controls()
			.originate(OriginateAction.of("PJSIP/2001").application("Echo").synchronous());
		AmiAction<?> sent = this.pbx.client().sentActions("Originate").get(0);
		assertThat(call.uniqueId()).hasSize(32);
		assertThat(sent.headers()).contains(new AmiHeader("ChannelId", call.uniqueId()),
				new AmiHeader("Async", "true"));
		this.pbx.controls().close();
	}

	@Test
	void keepsUniqueIdOfAction() {
		OriginatedCall call = originate(22, "originate");
		String uniqueId = this.pbx.take(NewChannelEvent.class).channel().uniqueId();
		assertThat(call.uniqueId()).isEqualTo(uniqueId);
		this.pbx.controls().close();
	}

	// Failures

	@Test
	void failsIfPbxRefuses() {
		this.pbx.client().whenSent("Originate").fail("Extension does not exist.");
		OriginatedCall call = this.pbx.originate();
		assertAllFail(call, AmiErrorResponseException.class, "Extension does not exist.");
	}

	@Test
	void failsIfNotConnected() {
		this.pbx.client().disconnect("network down");
		assertAllFail(this.pbx.originate(), AmiDisconnectedException.class, "");
		assertThat(this.pbx.client().sentActions("Originate")).isEmpty();
	}

	@Test
	void failsIfActionIsInvalid() {
		OriginatedCall call = this.pbx.controls().originate(OriginateAction.of("PJSIP/2001"));
		assertAllFail(call, InvalidActionException.class, "Application");
	}

	@Test
	void failsIfUniqueIdIsInUse() {
		originate(22, "originate");
		this.pbx.playUntilHangup();
		assertAllFail(
				this.pbx.controls()
					.originate(OriginateAction.of("PJSIP/2001")
						.application("Echo")
						.channelId(this.pbx.party("2001").uniqueId())),
				InvalidActionException.class, "belongs to another call");
		this.pbx.play();
	}

	@Test
	void failsIfViewIsClosed() {
		OriginatedCall call = originate(22, "originate");
		this.pbx.playThrough(OriginateResponseEvent.class);
		this.pbx.controls().close();
		assertThat(call.firstLegAnswered()).isCompleted();
		assertFails(call.answered(), CallControlException.class, "was closed");
		assertFails(call.ended(), CallControlException.class, "The PBX continues the call.");
		assertAllFail(this.pbx.controls().originate(OriginateAction.of("PJSIP/2001").application("Echo")),
				CallControlException.class, "is closed");
		assertThat(this.pbx.hungUp()).isEmpty();
	}

	@Test
	void failsWhenPbxIsClosed() {
		LivePbx pbx = LivePbx.of(this.pbx.client());
		pbx.start();
		OriginatedCall call = pbx.originate(OriginateAction.of("PJSIP/2001").application("Echo"));
		pbx.close();
		assertAllFail(call, CallControlException.class, "was closed");
	}

	@Test
	void failsAndHangsUpIfResultIsMissing() {
		OriginatedCall call = this.pbx.originate();
		this.pbx.client().fail(new AmiTimeoutException("pbx", "Originate", TIMEOUT));
		assertAllFail(call, AmiTimeoutException.class, "");
		await(() -> assertThat(this.pbx.hungUp()).containsExactly(call.uniqueId()));
	}

	@Test
	void failsIfViewDoesNotKnowCall() {
		OriginatedCall call = this.pbx.originate();
		this.pbx.client()
			.respond(AmiMessage.of("Event", "OriginateResponse", "Response", "Success", "Reason", "4", "Uniqueid",
					call.uniqueId()));
		assertAllFail(call, CallControlException.class, "the live view does not know it");
	}

	// Lost connections

	@Test
	void continuesAfterLostConnection() {
		OriginatedCall call = originate(22, "originate");
		this.pbx.playThrough(NewStateEvent.class);
		LiveChannel channel = this.pbx.pbx().snapshot().channels().get(call.uniqueId());
		this.pbx.listChannels(channel);
		loseConnection();
		assertThat(call.firstLegAnswered()).isNotDone();
		this.pbx.client().connect();
		this.pbx.take(OriginateResponseEvent.class);
		this.pbx.playUntilHangup();
		assertThat(call.answered()).isCompleted();
		this.pbx.play();
		assertThat(call.ended().join().outcome()).isEqualTo(CallOutcome.ANSWERED);
	}

	@Test
	void doesNotMistakeFirstPartyForSecondAfterLostConnection() {
		OriginatedCall call = originate(22, "originate");
		this.pbx.playThrough(NewChannelEvent.class);
		this.pbx.listChannels(this.pbx.pbx().snapshot().channels().get(call.uniqueId()));
		loseConnection();
		this.pbx.take(DialBeginEvent.class);
		this.pbx.take(OriginateResponseEvent.class);
		this.pbx.client().connect();
		this.pbx.playThrough(DialEndEvent.class);
		assertThat(call.firstLegAnswered()).isCompleted();
		assertThat(call.answered()).isNotDone();
		this.pbx.play();
		assertThat(call.answered()).isCompleted();
		assertThat(call.ended()).isCompleted();
	}

	@ParameterizedTest
	@ValueSource(strings = { "own", "other" })
	void findsCallThatStartedWhileDisconnected(String linkedId) {
		OriginatedCall call = originate(22, "originate");
		loseConnection();
		String uniqueId = call.uniqueId();
		this.pbx.listChannels(
				new LiveChannel(uniqueId, "PJSIP/2001-00000001", null, "", linkedId.equals("own") ? uniqueId : linkedId,
						ChannelState.UP, null, null, null, null, null, null, null, null, null, null));
		this.pbx.client().connect();
		assertThat(call.started()).isCompleted();
		assertThat(call.firstLegAnswered()).isCompleted();
		assertThat(call.answered()).isNotDone();
		this.pbx.client().publish("Hangup", "Channel", "PJSIP/2001-00000001", "Uniqueid", uniqueId, "Cause", "16");
		assertThat(call.ended()).isCompleted();
		assertThat(call.answered()).isCompletedExceptionally();
	}

	@Test
	void waitsForSeedingIfResponseIsLostBeforeDisconnectedEvent() {
		OriginatedCall call = this.pbx.originate();
		this.pbx.client().fail(new AmiDisconnectedException("pbx", "Originate", true, null));
		Awaitility.await().during(Duration.ofSeconds(1)).atMost(TIMEOUT).until(() -> !call.started().isDone());
		this.pbx.client().disconnect("network down");
		this.pbx.client().connect();
		assertAllFail(call, AmiDisconnectedException.class, "");
	}

	@Test
	void failsIfCallIsNotFoundAfterLostConnection() {
		OriginatedCall call = originate(22, "originate");
		loseConnection();
		assertThat(call.started()).isNotDone();
		this.pbx.client().connect();
		assertAllFail(call, AmiDisconnectedException.class, "");
		assertThat(this.pbx.hungUp()).isEmpty();
	}

	@Test
	void endsWithUnknownOutcomeAfterLostConnection() {
		OriginatedCall call = originate(22, "originate");
		this.pbx.playUntilHangup();
		this.pbx.client().reconnect();
		assertThat(call.ended().join().outcome()).isEqualTo(CallOutcome.UNKNOWN);
		assertThat(call.answered()).isCompleted();
	}

	private void loseConnection() {
		this.pbx.client().disconnect("network down");
		this.pbx.client().fail(new AmiDisconnectedException("pbx", "Originate", true, null));
	}

	// Merges and lost changes

	@ParameterizedTest
	@FieldSource("VERSIONS")
	void followsMerge(int version) {
		this.pbx.load(version, "attended-transfer").playThrough(HoldEvent.class);
		OriginatedCall call = this.pbx.originate();
		this.pbx.playThrough(AttendedTransferEvent.class);
		assertThat(call.call()).contains(this.pbx.call());
		assertThat(this.pbx.call().id()).doesNotContain(call.uniqueId());
		assertThat(call.ended()).isNotDone();
		this.pbx.client()
			.respond(AmiMessage.of("Event", "OriginateResponse", "Response", "Success", "Reason", "4", "Uniqueid",
					call.uniqueId()));
		this.pbx.play();
		EndedCall ended = call.ended().join();
		assertThat(ended.outcome()).isEqualTo(CallOutcome.ANSWERED);
		assertThat(ended.id()).doesNotContain(call.uniqueId());
	}

	@Test
	void findsCallAfterChangesWereLost() {
		Queue<Runnable> tasks = new ArrayDeque<>();
		LiveLimits limits = LiveLimits.defaults();
		this.pbx.close();
		this.pbx = new ControlledPbx(LiveSettings.defaults()
			.withLimits(new LiveLimits(limits.channels(), limits.bridges(), limits.calls(), limits.entriesPerCall(),
					limits.queues(), limits.queueCallers(), limits.queueMembers(), limits.devices(),
					limits.extensions(), limits.conferences(), limits.bufferedEvents(), limits.history(),
					limits.historyAge(), 1)),
				tasks::add);
		OriginatedCall call = originate(22, "originate");
		this.pbx.playUntilHangup();
		run(tasks);
		assertThat(call.answered()).isCompleted();
		this.pbx.play();
		run(tasks);
		assertThat(call.ended().join().outcome()).isEqualTo(CallOutcome.ANSWERED);
	}

	private static void run(Queue<Runnable> tasks) {
		while (!tasks.isEmpty()) {
			tasks.remove().run();
		}
	}

	// Cancellation

	@ParameterizedTest
	@MethodSource("futures")
	void hangsUpBeforeResponse(Function<OriginatedCall, CompletableFuture<?>> future) {
		this.pbx.client().whenSent(HangupAction.class).fail("No such channel");
		OriginatedCall call = originate(22, "originate-busy");
		future.apply(call).cancel(true);
		assertThat(this.pbx.client().isCancelled()).isTrue();
		this.pbx.client().whenSent(HangupAction.class).respondWith();
		this.pbx.take(OriginateResponseEvent.class);
		this.pbx.play();
		await(() -> assertThat(this.pbx.hungUp()).hasSizeGreaterThan(1).first().isEqualTo(call.uniqueId()));
		List.of(call.started(), call.firstLegAnswered(), call.answered())
			.forEach((other) -> assertThat(other).isCancelled());
		assertThat(call.ended()).isDone();
	}

	@Test
	void completesEndAfterCancellation() {
		OriginatedCall call = originate(22, "originate");
		this.pbx.playUntilHangup();
		call.cancel();
		call.cancel();
		assertThat(this.pbx.hungUp()).containsExactly(this.pbx.party("2001").channel(),
				this.pbx.party("2002").channel());
		assertThat(call.ended()).isNotDone();
		this.pbx.play();
		assertThat(call.ended().join().outcome()).isEqualTo(CallOutcome.ANSWERED);
		assertThat(this.pbx.hungUp()).hasSize(2);
	}

	@Test
	void hangsUpWhenTimeoutOfFutureExpires() {
		OriginatedCall call = originate(22, "originate");
		this.pbx.playThrough(OriginateResponseEvent.class);
		CompletableFuture<?> answered = call.answered().orTimeout(1, TimeUnit.MILLISECONDS);
		assertThat(answered).failsWithin(TIMEOUT)
			.withThrowableOfType(ExecutionException.class)
			.withCauseInstanceOf(TimeoutException.class);
		await(() -> assertThat(this.pbx.hungUp()).containsExactly(this.pbx.party("2001").channel()));
		this.pbx.play();
		assertThat(call.ended()).isCompleted();
	}

	@Test
	void cancelsEndIfCallNeverStarts() {
		this.pbx.client().whenSent(HangupAction.class).fail("No such channel");
		OriginatedCall call = this.pbx.originate();
		call.started().cancel(true);
		assertThat(call.ended()).failsWithin(TIMEOUT).withThrowableOfType(CancellationException.class);
		assertThat(this.pbx.hungUp()).hasSize(8).containsOnly(call.uniqueId());
	}

	@Test
	void hangsUpAfterLostConnection() {
		OriginatedCall call = originate(22, "originate");
		this.pbx.playThrough(OriginateResponseEvent.class);
		this.pbx.listChannels(this.pbx.pbx().snapshot().channels().get(call.uniqueId()));
		this.pbx.client().disconnect("network down");
		call.cancel();
		assertThat(this.pbx.hungUp()).isEmpty();
		this.pbx.client().connect();
		await(() -> assertThat(this.pbx.hungUp()).containsExactly(this.pbx.party("2001").channel()));
		this.pbx.play();
		assertThat(call.ended()).isCompleted();
	}

	@Test
	void doesNotRepeatHangupThatPbxRefuses() {
		this.pbx.client().whenSent(HangupAction.class).fail("Permission denied");
		OriginatedCall call = originate(22, "originate");
		this.pbx.playThrough(NewChannelEvent.class);
		call.cancel();
		this.pbx.play();
		assertThat(this.pbx.hungUp()).hasSize(1);
		assertThat(call.ended()).isCompleted();
	}

	@Test
	void doesNotHangUpAfterEnd() {
		OriginatedCall call = originate(22, "originate");
		this.pbx.play();
		call.cancel();
		assertThat(call.ended().cancel(true)).isFalse();
		assertThat(this.pbx.hungUp()).isEmpty();
	}

	private OriginatedCall originate(int version, String scenario) {
		OriginatedCall call = this.pbx.load(version, scenario).originate();
		call.started().thenRun(() -> this.order.add("started"));
		call.firstLegAnswered().thenRun(() -> this.order.add("firstLegAnswered"));
		call.answered().thenRun(() -> this.order.add("answered"));
		call.ended().thenRun(() -> this.order.add("ended"));
		return call;
	}

	private static void assertNotAnswered(CompletableFuture<?> future, CallOutcome outcome) {
		assertThat(future).failsWithin(TIMEOUT)
			.withThrowableOfType(ExecutionException.class)
			.havingCause()
			.isInstanceOfSatisfying(CallNotAnsweredException.class,
					(failure) -> assertThat(failure.ended().outcome()).isEqualTo(outcome));
	}

	private static void assertAllFail(OriginatedCall call, Class<? extends Exception> type, String message) {
		futures().forEach((future) -> assertFails(future.apply(call), type, message));
		assertThat(call.call()).isEmpty();
	}

	private static void assertFails(CompletableFuture<?> future, Class<? extends Exception> type, String message) {
		assertThat(future).failsWithin(TIMEOUT)
			.withThrowableOfType(ExecutionException.class)
			.havingCause()
			.isInstanceOf(type)
			.withMessageContaining(message);
	}

	private static void await(ThrowingRunnable assertion) {
		Awaitility.await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(10)).untilAsserted(assertion);
	}

}
