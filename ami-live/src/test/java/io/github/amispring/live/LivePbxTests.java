/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.amispring.Ami;
import io.github.amispring.action.CoreShowChannelsAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.AmiClientStatistics;
import io.github.amispring.event.AmiEventsLostEvent;
import io.github.amispring.event.DialBeginEvent;
import io.github.amispring.event.DialEndEvent;
import io.github.amispring.event.EventTypes;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.live.event.CallAnsweredEvent;
import io.github.amispring.live.event.CallEvent;
import io.github.amispring.live.event.ChangesLostEvent;
import io.github.amispring.live.event.ConferenceChangedEvent;
import io.github.amispring.live.event.LiveEvent;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.LiveConference;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.live.replay.Replay;
import io.github.amispring.live.scenario.CallRecording;
import io.github.amispring.live.settings.LiveSettings;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.simulator.AmiSimulator;
import io.github.amispring.test.FakeAmiClient;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LivePbxTests {

	private final List<AmiEvent> answered = events("answered-caller-hangs-up");

	private static List<AmiEvent> events(String scenario) {
		return CallRecording.of(scenario).events();
	}

	@Test
	void findsCallsOfDeviceNumberAndChannel() {
		try (Replay replay = new Replay()) {
			publishUntilHangup(replay);
			LiveCall call = replay.pbx().calls().iterator().next();
			assertThat(replay.pbx().callsOf("PJSIP/2001")).containsExactly(call);
			assertThat(replay.pbx().callsOf("PJSIP/2002")).containsExactly(call);
			assertThat(replay.pbx().callsOf("2002")).containsExactly(call);
			assertThat(replay.pbx().callsOf("PJSIP/2003")).isEmpty();
			assertThat(replay.pbx().callsOf("2003")).isEmpty();
			assertThat(replay.pbx().call(call.id())).contains(call);
			assertThat(call.presentParties())
				.allSatisfy((party) -> assertThat(replay.pbx().callOfChannel(party.uniqueId())).contains(call));
			assertThat(replay.pbx().device("PJSIP/2001").orElseThrow().callIds()).containsExactly(call.id());
		}
	}

	@Test
	void deviceHasNoCallAfterItsEnd() {
		try (Replay replay = new Replay()) {
			replay.publish(this.answered);
			assertThat(replay.pbx().callsOf("PJSIP/2001")).isEmpty();
			assertThat(replay.pbx().devices()).allSatisfy((device) -> assertThat(device.callIds()).isEmpty());
		}
	}

	@Test
	void firstPartyOfOriginatedCallIsNotTheAnsweringOneIfDialBeginWasLost() {
		try (Replay replay = new Replay()) {
			for (AmiEvent event : events("originate")) {
				if (!(event instanceof DialBeginEvent dial && dial.channel() == null)) {
					replay.publish(event);
				}
				if (event instanceof DialEndEvent dial && dial.channel() == null) {
					assertThat(replay.pbx().calls()).extracting(LiveCall::state).containsExactly(CallState.PBX);
				}
			}
			assertThat(replay.ended()).singleElement().satisfies((ended) -> {
				assertThat(ended.call().originated()).isTrue();
				assertThat(ended.call().caller()).isNotNull().extracting(Party::device).isEqualTo("PJSIP/2001");
				assertThat(ended.call().answeredBy()).isNotNull().extracting(Party::device).isEqualTo("PJSIP/2002");
			});
		}
	}

	@Test
	void requestsWhichConferencesAreLocked() {
		try (Replay replay = new Replay()) {
			publish(replay, "Event", "ConfbridgeStart", "Conference", "room", "BridgeUniqueid", "b");
			assertThat(replay.pbx().conferences()).extracting(LiveConference::locked).containsExactly(false);
			listRoom(replay, "Yes");
			assertThat(replay.pbx().refreshConferences()).isCompleted();
			assertThat(replay.pbx().conferences()).extracting(LiveConference::locked).containsExactly(true);
			assertThat(replay.changes(ConferenceChangedEvent.class)).hasSize(2);
			replay.pbx().refreshConferences();
			assertThat(replay.changes(ConferenceChangedEvent.class)).hasSize(2);

			replay.client().whenSent("ConfbridgeListRooms").fail("No active conferences.");
			assertThat(replay.pbx().refreshConferences()).isCompleted();
			replay.client().whenSent("ConfbridgeListRooms").timeOut();
			assertThat(replay.pbx().refreshConferences()).isCompletedExceptionally();
			assertThat(replay.pbx().conferences()).extracting(LiveConference::locked).containsExactly(true);
		}
	}

	@Test
	void doesNotChangeConferencesWithoutConnection() {
		try (Replay replay = new Replay()) {
			publish(replay, "Event", "ConfbridgeStart", "Conference", "room", "BridgeUniqueid", "b");
			listRoom(replay, "Yes");
			replay.client().disconnect("test");
			replay.pbx().refreshConferences();
			assertThat(replay.pbx().conferences()).extracting(LiveConference::locked).containsExactly(false);
		}
	}

	private static void publish(Replay replay, String... headers) {
		replay.publish(EventTypes.decode(AmiMessage.of(headers)));
	}

	private static void listRoom(Replay replay, String locked) {
		replay.client()
			.whenSent("ConfbridgeListRooms")
			.respondWithEvents(
					AmiMessage.of("Event", "ConfbridgeListRooms", "Conference", "room", "Parties", "1", "Marked", "0",
							"Locked", locked, "Muted", "No"),
					AmiMessage.of("Event", "ConfbridgeListRoomsComplete", "EventList", "Complete"));
	}

	@Test
	void isStaleWithoutConnection() {
		try (Replay replay = new Replay()) {
			publishUntilHangup(replay);
			replay.client().disconnect("test");
			assertThat(replay.pbx().state()).isEqualTo(ViewState.STALE);
			assertThat(replay.pbx().calls()).hasSize(1);
			replay.client().connect();
			assertThat(replay.pbx().state()).isEqualTo(ViewState.VALID);
			assertThat(replay.pbx().calls()).isEmpty();
			assertThat(replay.ended()).hasSize(1);
		}
	}

	@Test
	void subscribesToTypesOfChanges() {
		try (Replay replay = new Replay()) {
			List<CallAnsweredEvent> answers = new ArrayList<>();
			List<CallEvent> calls = new ArrayList<>();
			replay.pbx().subscribe(CallAnsweredEvent.class, answers::add);
			AmiClient.Subscription subscription = replay.pbx().subscribe(CallEvent.class, calls::add);
			publishUntilHangup(replay);
			subscription.close();
			int before = calls.size();
			replay.publish(this.answered);
			assertThat(answers).hasSize(1);
			assertThat(calls).hasSize(before);
		}
	}

	@Test
	void listenerThatThrowsDoesNotAffectOthers() {
		try (Replay replay = new Replay()) {
			List<LiveEvent> changes = new ArrayList<>();
			replay.pbx().subscribe((change) -> {
				throw new IllegalStateException("test");
			});
			replay.pbx().subscribe(changes::add);
			this.answered.forEach(replay.client()::publish);
			assertThat(changes).isNotEmpty().noneMatch(ChangesLostEvent.class::isInstance);
			assertThat(replay.pbx().statistics().errors()).isZero();
			// The client counts failures, and limits how often they are logged
			assertThat(replay.client().listenerFailures()).hasSameSizeAs(changes)
				.allMatch((failure) -> "test".equals(failure.getMessage()));
		}
	}

	@Test
	void isStaleAfterClientWasStoppedWhileItsDeliveryWasPaused() {
		try (AmiSimulator simulator = AmiSimulator.builder().build().start();
				AmiClient client = Ami.createClient(AmiClientSettings.builder()
					.host("127.0.0.1")
					.port(simulator.port())
					.credentials("admin", "secret")
					.build());
				LivePbx pbx = LivePbx.of(client, LiveSettings.defaults())) {
			pbx.start();
			client.start().join();
			Awaitility.await().until(() -> pbx.state() == ViewState.VALID);
			client.pauseEvents(Duration.ofSeconds(10));
			client.stop(Duration.ofSeconds(10));
			Awaitility.await().until(() -> pbx.state() == ViewState.STALE);
			client.resumeEvents();
			client.start().join();
			Awaitility.await().until(() -> pbx.state() == ViewState.VALID);
		}
	}

	@Test
	void resolversThatThrowDoNotAffectTheView() {
		LiveSettings settings = LiveSettings.defaults().withPartyResolver((party) -> {
			throw new IllegalStateException("party");
		}).withDirectionResolver((route) -> {
			throw new IllegalStateException("direction");
		});
		FakeAmiClient client = new FakeAmiClient(Replay.SETTINGS);
		try (Replay replay = new Replay(client, settings)) {
			this.answered.forEach(client::publish);
			assertThat(replay.ended()).singleElement().satisfies((ended) -> {
				assertThat(ended.call().answeredBy()).isNotNull().extracting(Party::device).isEqualTo("PJSIP/2002");
				assertThat(ended.call().direction()).isNull();
			});
			assertThat(client.listenerFailures()).extracting(Throwable::getMessage).contains("party", "direction");
			assertThat(replay.pbx().state()).isEqualTo(ViewState.VALID);
		}
	}

	@Test
	void keepsCallsIfThePbxRefusesTheListOfTheSweep() {
		FakeAmiClient client = new FakeAmiClient(Replay.SETTINGS);
		client.whenSent(CoreShowChannelsAction.class).fail("Permission denied");
		try (Replay replay = new Replay(client, LiveSettings.defaults().withSweepInterval(Duration.ofMillis(20)))) {
			publishUntilHangup(replay);
			int before = listRequests(client);
			Awaitility.await().until(() -> listRequests(client) > before + 5);
			assertThat(replay.pbx().calls()).hasSize(1);
			assertThat(replay.pbx().statistics().leaks()).isZero();
		}
	}

	@Test
	void doesNotEndCallsWhileTheirEventsWait() {
		FakeAmiClient client = new FakeAmiClient(Replay.SETTINGS);
		client.whenSent(CoreShowChannelsAction.class).respondWithEvents();
		try (Replay replay = new Replay(client, LiveSettings.defaults().withSweepInterval(Duration.ofMillis(20)))) {
			client.setStatistics(AmiClientStatistics.builder().eventsBuffered(1).build());
			publishUntilHangup(replay);
			int before = listRequests(client);
			Awaitility.await().until(() -> listRequests(client) > before + 5);
			assertThat(replay.pbx().calls()).hasSize(1);
			client.setStatistics(null);
			Awaitility.await().until(() -> replay.pbx().calls().isEmpty());
			assertThat(replay.pbx().statistics().leaks()).isEqualTo(2);
		}
	}

	@Test
	void requestsTheListsOnceForSeveralLosses() {
		FakeAmiClient client = new FakeAmiClient(Replay.SETTINGS);
		try (Replay replay = new Replay(client)) {
			int before = listRequests(client);
			client.setStatistics(AmiClientStatistics.builder().eventsBuffered(1).build());
			for (int i = 0; i < 5; i++) {
				client.publish(new AmiEventsLostEvent("pbx", Instant.now(), 1));
			}
			assertThat(replay.pbx().state()).isEqualTo(ViewState.STALE);
			assertThat(listRequests(client)).isEqualTo(before + 1);
			client.setStatistics(null);
			Awaitility.await().until(() -> replay.pbx().state() == ViewState.VALID);
			assertThat(listRequests(client)).isEqualTo(before + 2);
		}
	}

	private static int listRequests(FakeAmiClient client) {
		return client.sentActions(CoreShowChannelsAction.class).size();
	}

	@Test
	void noticesTheEndOfAWrapUp() {
		try (Replay replay = new Replay()) {
			String[] member = { "Queue", "support", "Interface", "PJSIP/2002", "MemberName", "Bob", "Wrapuptime", "1" };
			replay.client().publish("QueueMemberAdded", member);
			String[] status = Arrays.copyOf(member, member.length + 2);
			status[member.length] = "LastCall";
			status[member.length + 1] = String.valueOf(Instant.now().getEpochSecond());
			replay.client().publish("QueueMemberStatus", status);
			assertThat(wrapUpUntil(replay)).isNotNull();
			Awaitility.await().until(() -> wrapUpUntil(replay) == null);
		}
	}

	private static @Nullable Instant wrapUpUntil(Replay replay) {
		return replay.pbx().queue("support").orElseThrow().members().get(0).wrapUpUntil();
	}

	@Test
	void isStaleAfterItWasClosed() {
		try (Replay replay = new Replay()) {
			publishUntilHangup(replay);
			replay.pbx().close();
			assertThat(replay.pbx().state()).isEqualTo(ViewState.STALE);
		}
	}

	private void publishUntilHangup(Replay replay) {
		for (AmiEvent event : this.answered) {
			if (event instanceof HangupEvent) {
				return;
			}
			replay.publish(event);
		}
	}

}
