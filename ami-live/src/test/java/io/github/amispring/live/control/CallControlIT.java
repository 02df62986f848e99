/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.control;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.github.amispring.Ami;
import io.github.amispring.action.OriginateAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.event.ChanSpyStartEvent;
import io.github.amispring.event.ChannelState;
import io.github.amispring.event.MixMonitorStartEvent;
import io.github.amispring.event.MixMonitorStopEvent;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.EndedBy;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.ParkedCall;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.model.Transfer;
import io.github.amispring.live.model.TransferKind;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.live.scenario.ScenarioPbx;
import io.github.amispring.live.scenario.ScenarioServer;
import io.github.amispring.phone.SipCall;
import io.github.amispring.phone.SipPhone;
import io.github.amispring.message.AmiEvent;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests for {@link CallControl} and {@link OriginatedCall} with SIP phones on real
 * Asterisks, which {@code scripts/asterisk} starts. Tests for a missing server are
 * skipped.
 */
@ParameterizedClass
@ValueSource(ints = { 22, 16 })
class CallControlIT {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final Duration RING = Duration.ofMillis(300);

	private static ScenarioServer server;

	private static ScenarioPbx phones;

	@Parameter
	int version;

	private AmiClient client;

	private LivePbx pbx;

	@BeforeParameterizedClassInvocation
	static void connectPhones(int version) {
		Optional<ScenarioServer> configured = ScenarioServer.from(version, System.getenv());
		assumeTrue(configured.isPresent(), "No Asterisk " + version);
		server = configured.orElseThrow();
		phones = new ScenarioPbx(server);
	}

	@AfterParameterizedClassInvocation
	static void disconnectPhones() {
		if (phones != null) {
			phones.close();
			phones = null;
		}
	}

	@BeforeEach
	void connect() {
		this.client = Ami.createClient(server.settings().build());
		this.pbx = LivePbx.of(this.client);
		this.pbx.start();
		this.client.start();
		awaitSeeded();
	}

	@AfterEach
	void hangUpAndClose() {
		for (SipPhone phone : List.of(phones.alice(), phones.bob(), phones.carol(), phones.dave())) {
			phone.reset();
		}
		await(() -> assertThat(calls()).isEmpty());
		assertThat(this.pbx.statistics().errors()).isZero();
		this.pbx.close();
		this.client.close();
	}

	// Originated calls

	@Test
	void followsOriginatedCall() {
		phones.alice().answerAfter(RING);
		phones.bob().answerAfter(RING);
		OriginatedCall call = this.pbx.originate(to("PJSIP/2001"));
		assertThat(get(call.started()).id()).isEqualTo(this.pbx.server() + "/" + call.uniqueId());
		assertThat(get(call.firstLegAnswered()).caller().device()).isEqualTo("PJSIP/2001");
		assertThat(get(call.answered()).answeredBy().device()).isEqualTo("PJSIP/2002");
		assertThat(call.call()).get().extracting(LiveCall::originated).isEqualTo(true);
		phones.alice().awaitCall().hangUp();
		EndedCall ended = get(call.ended());
		assertThat(ended.outcome()).isEqualTo(CallOutcome.ANSWERED);
		assertThat(ended.endedBy().party().device()).isEqualTo("PJSIP/2001");
	}

	@Test
	void followsOriginatedLocalChannel() {
		phones.carol().answerAfter(RING);
		phones.bob().answerAfter(RING);
		OriginatedCall call = this.pbx.originate(to("Local/2003@live"));
		assertThat(get(call.firstLegAnswered()).caller().device()).isEqualTo("PJSIP/2003");
		assertThat(get(call.answered()).answeredBy().device()).isEqualTo("PJSIP/2002");
		await(() -> assertThat(this.pbx.channels()).noneMatch((channel) -> channel.uniqueId().equals(call.uniqueId())));
		call.cancel();
		assertThat(get(call.ended()).outcome()).isEqualTo(CallOutcome.ANSWERED);
	}

	@Test
	void followsLocalChannelToApplication() {
		OriginatedCall call = this.pbx.originate(OriginateAction.of("Local/playback@live").application("Wait", "30"));
		assertThat(get(call.firstLegAnswered()).id()).isEqualTo(get(call.started()).id());
		call.ended().cancel(true);
		await(() -> assertThat(call.call()).isEmpty());
	}

	@Test
	void reportsThatFirstPartyIsBusy() {
		phones.alice().reject(486);
		OriginatedCall call = this.pbx.originate(to("PJSIP/2001"));
		assertThat(get(call.ended()).outcome()).isEqualTo(CallOutcome.BUSY);
		assertFails(call.firstLegAnswered(), CallNotAnsweredException.class);
		assertFails(call.answered(), CallNotAnsweredException.class);
	}

	@Test
	void reportsThatFirstPartyDoesNotAnswer() {
		OriginatedCall call = this.pbx.originate(to("PJSIP/2001").timeout(Duration.ofSeconds(1)));
		assertThat(get(call.ended()).outcome()).isEqualTo(CallOutcome.NO_ANSWER);
		assertFails(call.firstLegAnswered(), CallNotAnsweredException.class);
	}

	@Test
	void reportsThatSecondPartyIsBusy() {
		phones.alice().answerAfter(RING);
		phones.bob().reject(486);
		OriginatedCall call = this.pbx.originate(to("PJSIP/2001"));
		get(call.firstLegAnswered());
		assertThat(get(call.ended()).outcome()).isEqualTo(CallOutcome.BUSY);
		assertFails(call.answered(), CallNotAnsweredException.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PJSIP/2999", "PJSIP/200", "Unknown/1" })
	void failsIfDeviceCannotBeCalled(String channel) {
		OriginatedCall call = this.pbx.originate(to(channel));
		for (CompletableFuture<?> future : List.of(call.started(), call.firstLegAnswered(), call.answered(),
				call.ended())) {
			assertFails(future, OriginateFailedException.class);
		}
	}

	@Test
	void reportsThatDeviceDoesNotRespond() {
		OriginatedCall call = this.pbx.originate(to("PJSIP/101").timeout(Duration.ofSeconds(1)));
		get(call.started());
		assertThat(get(call.ended()).outcome()).isIn(CallOutcome.UNAVAILABLE, CallOutcome.NO_ANSWER);
	}

	@Test
	void reportsThatLocalExtensionDoesNotExist() {
		OriginatedCall call = this.pbx.originate(to("Local/nobody@live"));
		assertFails(call.firstLegAnswered(), CallNotAnsweredException.class);
		get(call.started());
		assertThat(get(call.ended()).outcome()).isEqualTo(CallOutcome.FAILED);
	}

	@Test
	void failsIfPbxRefusesAction() {
		OriginatedCall call = this.pbx.originate(to("PJSIP/2001").channelId("x".repeat(200)));
		assertFails(call.ended(), AmiErrorResponseException.class);
		assertFails(call.started(), AmiErrorResponseException.class);
	}

	@Test
	void hangsUpBeforeResponse() {
		OriginatedCall call = this.pbx.originate(to("PJSIP/2001"));
		call.firstLegAnswered().cancel(true);
		await(() -> assertThat(call.started()).isCancelled());
		await(() -> assertThat(call.ended()).isDone());
		assertThat(call.call()).isEmpty();
	}

	@Test
	void hangsUpRingingPhone() {
		OriginatedCall call = this.pbx.originate(to("PJSIP/2001"));
		SipCall alice = phones.alice().awaitCall();
		call.answered().cancel(true);
		alice.awaitEnded();
		assertThat(get(call.ended()).outcome()).isEqualTo(CallOutcome.NO_ANSWER);
	}

	@Test
	void hangsUpPhoneThatRingsThroughLocalChannel() {
		OriginatedCall call = this.pbx.originate(to("Local/2003@live"));
		SipCall carol = phones.carol().awaitCall();
		call.cancel();
		carol.awaitEnded();
		assertThat(get(call.ended()).outcome()).isIn(CallOutcome.NO_ANSWER, CallOutcome.CANCELLED);
	}

	@Test
	void hangsUpBothParties() {
		phones.alice().answerAfter(RING);
		phones.bob().answerAfter(RING);
		OriginatedCall call = this.pbx.originate(to("PJSIP/2001"));
		get(call.answered());
		call.ended().cancel(true);
		phones.alice().awaitCall().awaitEnded();
		phones.bob().awaitCall().awaitEnded();
	}

	@Test
	void followsOriginatedCallAcrossLostConnection() {
		phones.bob().answerAfter(RING);
		OriginatedCall call = this.pbx.originate(to("PJSIP/2001"));
		SipCall alice = phones.alice().awaitCall();
		get(call.started());
		this.client.reconnect();
		await(() -> assertThat(this.pbx.statistics().seedings()).isEqualTo(2));
		awaitSeeded();
		alice.answer();
		get(call.firstLegAnswered());
		assertThat(get(call.answered()).presentParties()).hasSize(2);
		alice.hangUp();
		assertThat(get(call.ended()).id()).isEqualTo(get(call.started()).id());
	}

	@Test
	void findsCallWhoseResponseWasLost() {
		phones.alice().answerAfter(RING);
		phones.bob().answerAfter(RING);
		OriginatedCall call = this.pbx.originate(to("PJSIP/2001"));
		this.client.reconnect();
		phones.bob().awaitCall().awaitAnswered();
		get(call.answered());
		call.cancel();
		get(call.ended());
	}

	// Control

	@Test
	void hangsUpCall() {
		SipCall alice = talk("2002");
		get(control().hangup());
		alice.awaitEnded();
		phones.bob().awaitCall().awaitEnded();
		await(() -> assertThat(calls()).isEmpty());
		assertThat(this.pbx.history().get(0).endedBy()).isEqualTo(EndedBy.pbx());
	}

	@Test
	void hangsUpParty() {
		talk("2002");
		Party bob = party(phones.bob());
		CallControl control = control();
		get(control.hangup(bob));
		phones.bob().awaitCall().awaitEnded();
		await(() -> assertThat(calls()).isEmpty());
		assertFails(control.hangup(bob), CallGoneException.class);
	}

	@Test
	void hangsUpRingingCall() {
		phones.alice().call("2002").awaitRinging();
		SipCall bob = phones.bob().awaitCall();
		await(() -> assertThat(calls()).extracting(LiveCall::state).containsExactly(CallState.RINGING));
		get(control().hangup());
		bob.awaitEnded();
	}

	@ParameterizedTest
	@ValueSource(strings = { "2001", "2002" })
	void transfersBlind(String by) {
		SipCall alice = talk("2002");
		SipCall bob = phones.bob().awaitCall();
		phones.carol().answerAfter(RING);
		SipPhone transferer = by.equals("2001") ? phones.alice() : phones.bob();
		get(control().transferBlind(party(transferer), "live", "2003"));
		(by.equals("2001") ? alice : bob).awaitEnded();
		awaitTalk(by.equals("2001") ? phones.bob() : phones.alice(), phones.carol());
		assertThat(call().transfers()).singleElement().satisfies((transfer) -> {
			assertThat(transfer.kind()).isEqualTo(TransferKind.BLIND);
			assertThat(transfer.by()).isEqualTo("PJSIP/" + by);
		});
	}

	@Test
	void transferToUnknownExtensionHangsUp() {
		SipCall alice = talk("2002");
		get(control().transferBlind(party(phones.bob()), "live", "9999"));
		alice.awaitEnded();
	}

	@Test
	void failsToTransferRingingParty() {
		phones.alice().call("2002").awaitRinging();
		await(() -> assertThat(calls()).extracting(LiveCall::state).containsExactly(CallState.RINGING));
		assertFails(control().transferBlind(party(phones.alice()), "live", "2003"), AmiErrorResponseException.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2001", "2002" })
	void completesAttendedTransfer(String by) {
		talk("features-2002");
		phones.carol().answerAfter(RING);
		SipPhone transferer = by.equals("2001") ? phones.alice() : phones.bob();
		AttendedTransfer transfer = get(control().transferAttended(party(transferer), "live", "2003"));
		phones.carol().awaitCall().awaitAnswered();
		awaitAllChannelsUp();
		get(transfer.complete());
		awaitTalk(by.equals("2001") ? phones.bob() : phones.alice(), phones.carol());
		assertThat(call().transfers()).singleElement().satisfies((done) -> {
			assertThat(done.kind()).isEqualTo(TransferKind.ATTENDED);
			assertThat(done.by()).isEqualTo("PJSIP/" + by);
		});
		assertFails(transfer.abandon(), CallGoneException.class);
	}

	/** Asterisk 22 crashes if the extension answers while the transferer is hung up. */
	@Test
	void completesAttendedTransferBeforeAnswer() {
		talk("features-2002");
		AttendedTransfer transfer = get(control().transferAttended(party(phones.bob()), "live", "2003"));
		SipCall carol = phones.carol().awaitCall();
		get(transfer.complete());
		await(() -> assertThat(call().transfers()).extracting(Transfer::kind).containsExactly(TransferKind.BLONDE));
		carol.answer();
		awaitTalk(phones.alice(), phones.carol());
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void abandonsAttendedTransfer(boolean answered) {
		talk("features-2002");
		if (answered) {
			phones.carol().answerAfter(RING);
		}
		AttendedTransfer transfer = get(control().transferAttended(party(phones.bob()), "live", "2003"));
		SipCall carol = phones.carol().awaitCall();
		if (answered) {
			carol.awaitAnswered();
			awaitAllChannelsUp();
		}
		get(transfer.abandon());
		carol.awaitEnded();
		awaitTalk(phones.alice(), phones.bob());
		await(() -> assertFails(transfer.complete(), CallControlException.class));
		assertThat(call().state()).isEqualTo(CallState.TALKING);
	}

	@Test
	void failsIfPartyMayNotTransfer() {
		talk("2002");
		assertFails(control().transferAttended(party(phones.bob()), "live", "2003"), CallControlException.class);
		assertThat(call().state()).isEqualTo(CallState.TALKING);
	}

	@Test
	void redirects() {
		SipCall alice = talk("2002");
		phones.carol().answerAfter(RING);
		get(control().redirect(party(phones.alice()), "live", "2003"));
		awaitTalk(phones.alice(), phones.carol());
		alice.hangUp();
	}

	@Test
	void parks() {
		talk("2002");
		ParkedCall parked = get(control().park(party(phones.alice()),
				ParkOptions.defaults()
					.withBy(party(phones.bob()))
					.withLot("default")
					.withTimeout(Duration.ofSeconds(20))));
		assertThat(parked.space()).isBetween(701, 720);
		assertThat(parked.by()).isEqualTo("PJSIP/2002");
		phones.bob().awaitCall().awaitEnded();
		assertThat(call().state()).isEqualTo(CallState.PARKED);
		phones.carol().call(String.valueOf(parked.space())).awaitAnswered();
		awaitTalk(phones.alice(), phones.carol());
	}

	@Test
	void parksWithoutParker() {
		talk("2002");
		ParkedCall parked = get(control().park(party(phones.alice())));
		phones.bob().awaitCall().awaitEnded();
		assertThat(this.pbx.parked()).contains(parked);
		get(control().hangup());
		await(() -> assertThat(this.pbx.parked()).doesNotContain(parked));
	}

	@Test
	void failsToParkInUnknownLot() {
		talk("2002");
		assertFails(control().park(party(phones.alice()), ParkOptions.defaults().withLot("nowhere")),
				AmiErrorResponseException.class);
	}

	@ParameterizedTest
	@EnumSource
	void spies(SpyMode mode) {
		talk("2002");
		CompletableFuture<ChanSpyStartEvent> spying = next(ChanSpyStartEvent.class);
		phones.dave().answerAfter(RING);
		Party alice = party(phones.alice());
		OriginatedCall spy = control().spy(alice, "PJSIP/2004", mode);
		get(spy.firstLegAnswered());
		assertThat(get(spying).spyeeChannel().uniqueId()).isEqualTo(alice.uniqueId());
		SipCall dave = phones.dave().awaitCall();
		if (mode == SpyMode.LISTEN) {
			spy.ended().cancel(true);
		}
		else {
			phones.bob().awaitCall().hangUp();
		}
		dave.awaitEnded();
		await(() -> assertThat(spy.ended()).isDone());
		assertThat(spy.answered()).isCompletedExceptionally();
	}

	@Test
	void records() {
		talk("2002");
		CompletableFuture<MixMonitorStartEvent> started = next(MixMonitorStartEvent.class);
		CompletableFuture<MixMonitorStopEvent> stopped = next(MixMonitorStopEvent.class);
		Party alice = party(phones.alice());
		String first = get(control().record(alice, "amispring-it-1.wav"));
		String second = get(control().record(alice, "amispring-it-2.wav", "b"));
		assertThat(first).isNotEmpty().isNotEqualTo(second);
		assertThat(get(started).channel().uniqueId()).isEqualTo(alice.uniqueId());
		get(control().stopRecording(alice, first));
		get(stopped);
		assertFails(control().stopRecording(alice, first), AmiErrorResponseException.class);
		get(control().stopRecording(alice));
		assertFails(control().stopRecording(alice), AmiErrorResponseException.class);
	}

	private static OriginateAction to(String channel) {
		return OriginateAction.of(channel).extension("live", "2002").callerId("Click", "2000");
	}

	/** Alice calls Bob, who answers. */
	private SipCall talk(String extension) {
		phones.bob().answerAfter(RING);
		SipCall alice = phones.alice().call(extension).awaitAnswered();
		awaitTalk(phones.alice(), phones.bob());
		return alice;
	}

	private void awaitTalk(SipPhone... parties) {
		await(() -> {
			assertThat(calls()).hasSize(1);
			assertThat(call().state()).isEqualTo(CallState.TALKING);
			assertThat(call().presentParties()).extracting(Party::device)
				.containsExactlyInAnyOrder(
						List.of(parties).stream().map((phone) -> "PJSIP/" + phone.number()).toArray(String[]::new));
		});
	}

	private void awaitAllChannelsUp() {
		await(() -> assertThat(this.pbx.channels()).filteredOn((channel) -> channel.callId().equals(call().id()))
			.hasSizeGreaterThan(2)
			.allMatch((channel) -> channel.state() == ChannelState.UP));
	}

	/** Returns the calls of the phones. */
	private List<LiveCall> calls() {
		return this.pbx.channels()
			.stream()
			.filter((channel) -> channel.name().startsWith("PJSIP/200"))
			.map((channel) -> this.pbx.call(channel.callId()))
			.flatMap(Optional::stream)
			.distinct()
			.toList();
	}

	private LiveCall call() {
		return calls().get(0);
	}

	private CallControl control() {
		return this.pbx.control(call());
	}

	private Party party(SipPhone phone) {
		return call().presentParties()
			.stream()
			.filter((party) -> ("PJSIP/" + phone.number()).equals(party.device()))
			.findFirst()
			.orElseThrow();
	}

	private void awaitSeeded() {
		await(() -> assertThat(this.pbx.state()).isEqualTo(ViewState.VALID));
	}

	private <E extends AmiEvent> CompletableFuture<E> next(Class<E> type) {
		CompletableFuture<E> next = new CompletableFuture<>();
		this.client.subscribe(type, next::complete);
		return next;
	}

	private static <T> T get(CompletableFuture<T> future) {
		assertThat(future).succeedsWithin(TIMEOUT);
		return future.join();
	}

	private static void assertFails(CompletableFuture<?> future, Class<? extends Exception> type) {
		assertThat(future).failsWithin(TIMEOUT);
		assertThat(future.handle((value, failure) -> failure).join()).satisfiesAnyOf(
				(failure) -> assertThat(failure).isInstanceOf(type),
				(failure) -> assertThat(failure).cause().isInstanceOf(type));
	}

	private static void await(ThrowingRunnable assertion) {
		Awaitility.await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(10)).untilAsserted(assertion);
	}

}
