/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.control;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;

import io.github.amispring.action.AtxferAction;
import io.github.amispring.action.BlindTransferAction;
import io.github.amispring.action.CancelAtxferAction;
import io.github.amispring.action.HangupAction;
import io.github.amispring.action.MixMonitorAction;
import io.github.amispring.action.ParkAction;
import io.github.amispring.action.RedirectAction;
import io.github.amispring.action.StopMixMonitorAction;
import io.github.amispring.event.AttendedTransferEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.HangupRequestEvent;
import io.github.amispring.event.HoldEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.event.ParkedCallEvent;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.exception.AmiException;
import io.github.amispring.exception.InvalidActionException;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.ParkedCall;
import io.github.amispring.live.model.Party;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallControl} with the events of recordings.
 */
class CallControlTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	static final List<Integer> VERSIONS = List.of(16, 22);

	private final ControlledPbx pbx = new ControlledPbx();

	@AfterEach
	void leavesNothingBehind() {
		assertThat(this.pbx.controls().sizes()).containsOnly(0);
		assertThat(this.pbx.subscriptions()).isZero();
		assertThat(this.pbx.client().listenerFailures()).isEmpty();
		this.pbx.close();
	}

	/** The methods that act on one party. */
	static List<BiFunction<CallControl, Party, CompletableFuture<?>>> methods() {
		return List.of(CallControl::hangup, (control, party) -> control.transferBlind(party, "live", "2003"),
				(control, party) -> control.transferAttended(party, "live", "2003"),
				(control, party) -> control.redirect(party, "live", "2003"), CallControl::park,
				(control, party) -> control.spy(party, "PJSIP/2004", SpyMode.LISTEN).started(),
				(control, party) -> control.record(party, "call.wav"), CallControl::stopRecording,
				(control, party) -> control.stopRecording(party, "1"));
	}

	@Test
	void hangsUpAllParties() {
		talk();
		assertThat(this.pbx.control().hangup()).isCompleted();
		assertThat(this.pbx.hungUp()).containsExactly(channel("2001"), channel("2002"));
	}

	@Test
	void hangsUpAllChannelsIfNobodyHasAnswered() {
		this.pbx.load(22, "originate-local")
			.playUntil((event) -> event instanceof NewChannelEvent created
					&& created.channel().name().startsWith("PJSIP/"));
		assertThat(this.pbx.control().hangup()).isCompleted();
		assertThat(this.pbx.hungUp()).hasSize(2).allMatch((channel) -> channel.startsWith("Local/2003@live-"));
	}

	@Test
	void toleratesChannelsThatAreGoneWhenAllAreHungUp() {
		talk();
		this.pbx.client().whenSent(HangupAction.class).fail("No such channel");
		assertThat(this.pbx.control().hangup()).isCompleted();
		this.pbx.client().whenSent(HangupAction.class).fail("Permission denied");
		assertFails(this.pbx.control().hangup(), AmiErrorResponseException.class, "Permission denied");
	}

	@Test
	void hangsUpOneParty() {
		talk();
		assertThat(this.pbx.control().hangup(this.pbx.party("2002"))).isCompleted();
		assertThat(this.pbx.hungUp()).containsExactly(channel("2002"));
	}

	@Test
	void usesPresentChannelName() {
		talk();
		Party bob = this.pbx.party("2002");
		this.pbx.client()
			.publish("Rename", "Channel", bob.channel(), "Newname", "PJSIP/2002-renamed", "Uniqueid", bob.uniqueId());
		assertThat(this.pbx.control().hangup(bob)).isCompleted();
		assertThat(this.pbx.hungUp()).containsExactly("PJSIP/2002-renamed");
	}

	@Test
	void transfersBlind() {
		talk();
		assertThat(this.pbx.control().transferBlind(this.pbx.party("2002"), "live", "2003")).isCompleted();
		assertSent(BlindTransferAction.of(channel("2002"), "2003").context("live"));
	}

	@Test
	void redirects() {
		talk();
		assertThat(this.pbx.control().redirect(this.pbx.party("2001"), "live", "2003")).isCompleted();
		assertSent(RedirectAction.of(channel("2001"), "live", "2003", 1));
	}

	@Test
	void sendsEachActionOnce() {
		talk();
		this.pbx.client().whenSent(BlindTransferAction.class).timeOut();
		assertFails(this.pbx.control().transferBlind(this.pbx.party("2002"), "live", "2003"), AmiException.class, "");
		assertThat(this.pbx.client().sentActions(BlindTransferAction.class)).hasSize(1);
	}

	// Calls and parties that are gone

	@ParameterizedTest
	@MethodSource("methods")
	void failsIfCallHasEnded(BiFunction<CallControl, Party, CompletableFuture<?>> method) {
		talk();
		CallControl control = this.pbx.control();
		Party bob = this.pbx.party("2002");
		this.pbx.play();
		assertFails(method.apply(control, bob), CallGoneException.class, "it has ended");
		assertFails(control.hangup(), CallGoneException.class, "Cannot hang up all parties in call \"pbx/");
		assertThat(control.call()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("methods")
	void failsIfPartyHasLeft(BiFunction<CallControl, Party, CompletableFuture<?>> method) {
		this.pbx.load(22, "blind-transfer-by-callee").playUntil(HangupEvent.class::isInstance);
		Party bob = this.pbx.party("2002");
		this.pbx.playThrough(HangupEvent.class).playUntilHangup();
		assertFails(method.apply(this.pbx.control(), bob), CallGoneException.class, "does not take part in the call");
	}

	@ParameterizedTest
	@MethodSource("methods")
	void failsIfPartyBelongsToAnotherCall(BiFunction<CallControl, Party, CompletableFuture<?>> method) {
		talk();
		CallControl control = this.pbx.control();
		this.pbx.load(16, "answered-callee-hangs-up").playUntilHangup();
		Party other = this.pbx.pbx()
			.calls()
			.stream()
			.filter((call) -> !call.equals(control.call().orElseThrow()))
			.findFirst()
			.orElseThrow()
			.parties()
			.get(0);
		assertFails(method.apply(control, other), CallGoneException.class, "does not take part in the call");
	}

	@Test
	void failsIfPbxDoesNotKnowChannel() {
		talk();
		this.pbx.client().whenSent(BlindTransferAction.class).fail("Channel specified does not exist");
		assertFails(this.pbx.control().transferBlind(this.pbx.party("2002"), "live", "2003"), CallGoneException.class,
				"no longer exists");
	}

	@Test
	void failsWithErrorOfPbx() {
		talk();
		this.pbx.client().whenSent(BlindTransferAction.class).fail("Transfer invalid");
		assertFails(this.pbx.control().transferBlind(this.pbx.party("2002"), "live", "2003"),
				AmiErrorResponseException.class, "Transfer invalid");
	}

	@Test
	void failsIfNotConnected() {
		talk();
		CallControl control = this.pbx.control();
		this.pbx.client().disconnect("network down");
		assertFails(control.hangup(), AmiDisconnectedException.class, "");
	}

	@Test
	void explainsThatViewIsNotValid() {
		this.pbx.client().disconnect("network down");
		assertFails(this.pbx.pbx().control("pbx/1.1").hangup(), CallGoneException.class, "its state is STALE");
	}

	// Merges

	@ParameterizedTest
	@FieldSource("VERSIONS")
	void actsOnCallIntoWhichCallWasMerged(int version) {
		this.pbx.load(version, "attended-transfer").playThrough(HoldEvent.class);
		LiveCall first = this.pbx.call();
		this.pbx.playUntil((event) -> this.pbx.pbx().calls().stream().anyMatch(CallControlTests::isConsultation));
		LiveCall consultation = this.pbx.pbx()
			.calls()
			.stream()
			.filter(CallControlTests::isConsultation)
			.findFirst()
			.orElseThrow();
		CallControl byRecord = this.pbx.controls().control(consultation);
		CallControl byId = this.pbx.pbx().control(consultation.id());
		this.pbx.playThrough(AttendedTransferEvent.class);
		for (CallControl control : List.of(byRecord, byId, this.pbx.pbx().control(consultation.id()))) {
			assertThat(control.call()).get().extracting(LiveCall::id).isEqualTo(first.id());
		}
		this.pbx.playUntilHangup();
		assertThat(byRecord.hangup(this.pbx.party("2003"))).isCompleted();
		assertThat(this.pbx.hungUp()).containsExactly(channel("2003"));
	}

	private static boolean isConsultation(LiveCall call) {
		return call.answeredBy() != null && "PJSIP/2003".equals(call.answeredBy().device());
	}

	// Attended transfers

	@ParameterizedTest
	@FieldSource("VERSIONS")
	void completesAttendedTransfer(int version) {
		AttendedTransfer transfer = beginConsultation(version);
		assertThat(transfer.complete()).isCompleted();
		assertThat(this.pbx.hungUp()).containsExactly(channel("2002"));
		this.pbx.play();
		assertFails(transfer.complete(), CallGoneException.class, "the transferer has left the call");
	}

	@ParameterizedTest
	@FieldSource("VERSIONS")
	void abandonsAttendedTransfer(int version) {
		AttendedTransfer transfer = beginConsultation(version);
		assertThat(transfer.abandon()).isCompleted();
		assertSent(CancelAtxferAction.of(channel("2002")));
	}

	private AttendedTransfer beginConsultation(int version) {
		this.pbx.load(version, "attended-transfer-by-action").playUntil(HoldEvent.class::isInstance);
		CompletableFuture<AttendedTransfer> transfer = this.pbx.control()
			.transferAttended(this.pbx.party("2002"), "live", "2003");
		assertSent(AtxferAction.of(channel("2002"), "2003").context("live"));
		assertThat(transfer).isNotDone();
		this.pbx.playUntilHangup();
		return transfer.join();
	}

	@Test
	void doesNotHangUpTransfererAfterConsultation() {
		this.pbx.load(22, "consultation-by-feature").playUntil(HoldEvent.class::isInstance);
		CompletableFuture<AttendedTransfer> transfer = this.pbx.control()
			.transferAttended(this.pbx.party("2002"), "live", "2003");
		this.pbx.playUntil((event) -> event instanceof HangupRequestEvent request
				&& this.pbx.party("2001").uniqueId().equals(request.channel().uniqueId()));
		assertFails(transfer.join().complete(), CallControlException.class, "the consultation has ended");
		assertFails(transfer.join().abandon(), CallControlException.class, "the consultation has ended");
		assertThat(this.pbx.hungUp()).isEmpty();
	}

	@Test
	void doesNotTransferPartyThatIsNotConnected() {
		this.pbx.load(22, "answered-caller-hangs-up").playThrough(NewChannelEvent.class);
		assertFails(this.pbx.control().transferAttended(this.pbx.party("2001"), "live", "2003"),
				CallControlException.class, "is not connected to another one");
	}

	@Test
	void failsIfTransfererHangsUpBeforeConsultation() {
		talk();
		CompletableFuture<AttendedTransfer> transfer = this.pbx.control()
			.transferAttended(this.pbx.party("2002"), "live", "2003");
		this.pbx.play();
		assertFails(transfer, CallGoneException.class, "does not take part in the call");
	}

	@Test
	void failsIfAttendedTransferIsRefused() {
		talk();
		this.pbx.client().whenSent(AtxferAction.class).fail("No attended transfer feature code found");
		assertFails(this.pbx.control().transferAttended(this.pbx.party("2002"), "live", "2003"),
				AmiErrorResponseException.class, "No attended transfer feature code found");
	}

	@Test
	void failsIfViewIsClosedBeforeConsultation() {
		talk();
		CallControl control = this.pbx.control();
		CompletableFuture<AttendedTransfer> transfer = control.transferAttended(this.pbx.party("2002"), "live", "2003");
		this.pbx.controls().close();
		assertFails(transfer, CallControlException.class, "is closed");
		assertFails(control.park(this.pbx.party("2002")), CallControlException.class, "is closed");
	}

	// Parking

	@ParameterizedTest
	@FieldSource("VERSIONS")
	void parks(int version) {
		this.pbx.load(version, "park-by-feature").playUntil(ParkedCallEvent.class::isInstance);
		Party alice = this.pbx.party("2001");
		CompletableFuture<ParkedCall> parked = this.pbx.control()
			.park(alice,
					ParkOptions.defaults()
						.withBy(this.pbx.party("2002"))
						.withLot("default")
						.withTimeout(Duration.ofSeconds(30)));
		assertSent(ParkAction.of(alice.channel())
			.timeoutChannel(channel("2002"))
			.parkingLot("default")
			.timeout(Duration.ofSeconds(30)));
		assertThat(parked).isNotDone();
		this.pbx.playThrough(ParkedCallEvent.class);
		assertThat(parked.join().space()).isEqualTo(701);
		assertThat(parked.join().uniqueId()).isEqualTo(alice.uniqueId());
	}

	@Test
	void failsToParkByPartyThatHasLeft() {
		this.pbx.load(22, "blind-transfer-by-callee").playUntil(HangupEvent.class::isInstance);
		Party bob = this.pbx.party("2002");
		this.pbx.playThrough(HangupEvent.class).playUntilHangup();
		assertFails(this.pbx.control().park(this.pbx.party("2001"), ParkOptions.defaults().withBy(bob)),
				CallGoneException.class, "does not take part in the call");
	}

	@Test
	void failsIfPbxRefusesToPark() {
		talk();
		this.pbx.client().whenSent(ParkAction.class).fail("Park action failed");
		assertFails(this.pbx.control().park(this.pbx.party("2001")), AmiErrorResponseException.class,
				"Park action failed");
	}

	// Spying and recording

	@ParameterizedTest
	@EnumSource
	void spies(SpyMode mode) {
		talk();
		OriginatedCall call = this.pbx.control().spy(this.pbx.party("2002"), "PJSIP/2004", mode);
		AmiAction<?> originate = this.pbx.client().sentActions("Originate").get(0);
		String options = switch (mode) {
			case LISTEN -> "qES";
			case WHISPER -> "qESw";
			case BARGE -> "qESB";
		};
		assertThat(originate.headers()).contains(new AmiHeader("Channel", "PJSIP/2004"),
				new AmiHeader("Application", "ChanSpy"), new AmiHeader("Data", channel("2002") + "," + options),
				new AmiHeader("ChannelId", call.uniqueId()));
		this.pbx.controls().close();
	}

	@Test
	void records() {
		talk();
		this.pbx.client().whenSent(MixMonitorAction.class).respondWith("MixMonitorID", "0x42");
		Party alice = this.pbx.party("2001");
		assertThat(this.pbx.control().record(alice, "call.wav")).isCompletedWithValue("0x42");
		assertSent(MixMonitorAction.of(alice.channel()).file("call.wav").options("i(AMI_RECORDING)"));
		this.pbx.control().record(alice, "call.wav", "b");
		assertSent(MixMonitorAction.of(alice.channel()).file("call.wav").options("bi(AMI_RECORDING)"));
		this.pbx.control().record(alice, "call.wav", "i(MY_VARIABLE)");
		assertSent(MixMonitorAction.of(alice.channel()).file("call.wav").options("i(MY_VARIABLE)"));
	}

	@Test
	void stopsRecordings() {
		talk();
		Party alice = this.pbx.party("2001");
		assertThat(this.pbx.control().stopRecording(alice, "0x42")).isCompleted();
		assertSent(StopMixMonitorAction.of(alice.channel()).mixMonitorId("0x42"));
		assertThat(this.pbx.control().stopRecording(alice)).isCompleted();
		assertSent(StopMixMonitorAction.of(alice.channel()));
	}

	@Test
	void rejectsCommandsInFileOfRecording() {
		talk();
		Party alice = this.pbx.party("2001");
		assertFails(this.pbx.control().record(alice, "call.wav,,rm -rf /"), InvalidActionException.class, "comma");
		assertFails(this.pbx.control().record(alice, "call.wav", ",rm -rf /"), InvalidActionException.class, "comma");
		assertThat(this.pbx.client().sentActions(MixMonitorAction.class)).isEmpty();
	}

	private void talk() {
		this.pbx.load(22, "answered-caller-hangs-up").playUntilHangup();
	}

	private String channel(String number) {
		return this.pbx.party(number).channel();
	}

	private void assertSent(AmiAction<?> action) {
		List<AmiAction<?>> sent = this.pbx.client().sentActions();
		assertThat(sent.get(sent.size() - 1)).isEqualTo(action);
	}

	private static void assertFails(CompletableFuture<?> future, Class<? extends Exception> type, String message) {
		assertThat(future).failsWithin(TIMEOUT)
			.withThrowableOfType(ExecutionException.class)
			.havingCause()
			.isInstanceOf(type)
			.withMessageContaining(message);
	}

}
