/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.conference;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.github.amispring.event.ConfbridgeListEvent;
import io.github.amispring.event.ConfbridgeListRoomsEvent;
import io.github.amispring.event.EventTypes;
import io.github.amispring.live.event.ConferenceChangedEvent;
import io.github.amispring.live.event.LiveEvent;
import io.github.amispring.live.internal.call.CallTracker;
import io.github.amispring.live.internal.event.Drops;
import io.github.amispring.live.internal.event.EventRouter;
import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.live.internal.publish.Publication;
import io.github.amispring.live.model.ConferenceVisit;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.LiveConference;
import io.github.amispring.live.scenario.CallRecording;
import io.github.amispring.live.scenario.CallScenario;
import io.github.amispring.live.scenario.CallScenarios;
import io.github.amispring.live.settings.LiveLimits;
import io.github.amispring.live.settings.LiveSettings;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests of {@link ConferenceTracker}.
 */
class ConferenceTrackerTests {

	private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

	private final EventTime time = new EventTime();

	private final Drops drops = new Drops();

	private final EventRouter router = new EventRouter();

	private final LiveSettings settings = LiveSettings.defaults()
		.withLimits(new LiveLimits(5, 100, 100, 100, 1, 2, 1, 100, 100, 2, 100, 0, Duration.ZERO, 100));

	private final CallTracker calls = new CallTracker("pbx", this.settings, this.time, this.drops, this.router);

	private final ConferenceTracker tracker = new ConferenceTracker(this.settings, this.time, this.drops, this.calls,
			this.router);

	private final Publication publication = new Publication("pbx", NOON);

	private final List<LiveEvent> changes = new ArrayList<>();

	ConferenceTrackerTests() {
		this.time.set(NOON);
	}

	@Test
	void startsConference() {
		room("ConfbridgeStart");
		assertThat(conference()).isEqualTo(new LiveConference("1000", NOON, false, false, List.of()));
	}

	@Test
	void addsMembersInTheirOrder() {
		room("ConfbridgeStart");
		channel("a");
		channel("b");
		join("a");
		this.time.set(NOON.plusSeconds(5));
		member("ConfbridgeJoin", "b", "Admin", "Yes", "Muted", "Yes");
		assertThat(conference().members()).containsExactly(
				new LiveConference.Member("a", "PJSIP/a-01", "PJSIP/a", "<a>", "name of a", "pbx/a", false, false, null,
						NOON),
				new LiveConference.Member("b", "PJSIP/b-01", "PJSIP/b", "<b>", "name of b", "pbx/b", true, true, null,
						NOON.plusSeconds(5)));
		assertThat(visit("b")).isEqualTo(new ConferenceVisit("1000", "b", NOON.plusSeconds(5), null));
	}

	@Test
	void addsMemberWhoseChannelIsReportedLater() {
		room("ConfbridgeStart");
		join("a");
		assertThat(conference().members()).isEmpty();
		channel("a");
		assertThat(conference().members()).extracting(LiveConference.Member::uniqueId).containsExactly("a");
		assertThat(visit("a")).isEqualTo(new ConferenceVisit("1000", "a", NOON, null));
	}

	@Test
	void forgetsMemberWhoLeavesBeforeItsChannelIsReported() {
		room("ConfbridgeStart");
		join("a");
		member("ConfbridgeLeave", "a");
		channel("a");
		assertThat(conference().members()).isEmpty();
		join("b");
		room("ConfbridgeEnd");
		assertThat(this.tracker.sizes()).containsExactly(0, 0, 0, 0);
	}

	@Test
	void removesMemberWhoLeaves() {
		start("a", "b");
		this.time.set(NOON.plusSeconds(9));
		member("ConfbridgeLeave", "a");
		assertThat(conference().members()).extracting(LiveConference.Member::uniqueId).containsExactly("b");
		assertThat(visit("a").leftAt()).isEqualTo(NOON.plusSeconds(9));
	}

	@Test
	void ignoresLeaveOfAnotherConference() {
		start("a");
		event("ConfbridgeLeave", headers("a", "Conference", "2000"));
		assertThat(conference().members()).hasSize(1);
	}

	@Test
	void removesMemberWhoHangsUp() {
		start("a", "b");
		event("Hangup", headers("a", "Cause", "16"));
		assertThat(conference().members()).extracting(LiveConference.Member::uniqueId).containsExactly("b");
	}

	@Test
	void endsConferenceWhenTheLastMemberHangsUpWithoutLeaving() {
		start("a");
		event("Hangup", headers("a", "Cause", "16"));
		assertThat(this.publication.snapshot().conferences()).isEmpty();
		assertThat(this.tracker.sizes()).containsExactly(0, 0, 0, 0);
	}

	@Test
	void endsConference() {
		start("a");
		room("ConfbridgeEnd");
		assertThat(this.publication.snapshot().conferences()).isEmpty();
		ConferenceChangedEvent last = (ConferenceChangedEvent) this.changes.get(this.changes.size() - 1);
		assertThat(last.name()).isEqualTo("1000");
		assertThat(last.conference()).isNull();
		assertThat(visit("a").leftAt()).isEqualTo(NOON);
		assertThat(this.tracker.sizes()).containsExactly(0, 0, 0, 0);
	}

	@Test
	void followsMuteTalkingAndRecording() {
		start("a");
		member("ConfbridgeMute", "a");
		assertThat(conference().members().get(0).muted()).isTrue();
		member("ConfbridgeUnmute", "a");
		assertThat(conference().members().get(0).muted()).isFalse();
		member("ConfbridgeTalking", "a", "TalkingStatus", "on");
		assertThat(conference().members().get(0).talking()).isTrue();
		member("ConfbridgeTalking", "a", "TalkingStatus", "off");
		assertThat(conference().members().get(0).talking()).isFalse();
		room("ConfbridgeRecord");
		assertThat(conference().recording()).isTrue();
		room("ConfbridgeStopRecord");
		assertThat(conference().recording()).isFalse();
	}

	@Test
	void ignoresUnknownConferencesAndChannels() {
		member("ConfbridgeMute", "a");
		member("ConfbridgeJoin", "a");
		room("ConfbridgeStopRecord");
		room("ConfbridgeEnd");
		assertThat(this.publication.snapshot().conferences()).isEmpty();
		assertThat(this.changes).isEmpty();
	}

	@Test
	void doesNotReportEventWithoutChange() {
		start("a");
		int before = this.changes.size();
		member("ConfbridgeUnmute", "a");
		assertThat(this.changes).hasSize(before);
	}

	@Test
	void memberWhoJoinsAnotherConferenceLeavesTheFirst() {
		start("a");
		event("ConfbridgeJoin", headers("a", "Conference", "2000"));
		assertThat(conference().members()).isEmpty();
		assertThat(this.publication.snapshot().conferences().get("2000").members()).hasSize(1);
		assertThat(call("a").conferences()).hasSize(2);
	}

	@Test
	void endsConferenceWithoutStartWithItsLastMember() {
		channel("a");
		join("a");
		assertThat(conference().startedAt()).isNull();
		member("ConfbridgeLeave", "a");
		assertThat(this.publication.snapshot().conferences()).isEmpty();
	}

	@Test
	void seeds() {
		channel("a");
		seed(List.of(listedRoom("1000", "Yes")),
				List.of(listed("1000", "a", "Yes", "No"), listed("1000", "unknown", "No", "No")));
		assertThat(conference())
			.isEqualTo(new LiveConference("1000", null, true, null, List.of(new LiveConference.Member("a", "PJSIP/a-01",
					"PJSIP/a", "<a>", "name of a", "pbx/a", true, false, false, null))));
		assertThat(call("a").conferences()).hasSize(1);
	}

	@Test
	void seedKeepsWhatIsKnown() {
		start("a", "b");
		room("ConfbridgeRecord");
		this.time.set(NOON.plusSeconds(60));
		seed(List.of(listedRoom("1000", "No")), List.of(listed("1000", "a", "No", "Yes")));
		assertThat(conference().startedAt()).isEqualTo(NOON);
		assertThat(conference().recording()).isTrue();
		assertThat(conference().members()).singleElement().satisfies((member) -> {
			assertThat(member.uniqueId()).isEqualTo("a");
			assertThat(member.joinedAt()).isEqualTo(NOON);
			assertThat(member.muted()).isTrue();
		});
		assertThat(call("a").conferences()).hasSize(1);
		assertThat(visit("b").leftAt()).isEqualTo(NOON.plusSeconds(60));
	}

	@Test
	void doesNotAddASecondVisitForBufferedJoin() {
		channel("a");
		seed(List.of(listedRoom("1000", "No")), List.of(listed("1000", "a", "No", "No")));
		join("a");
		assertThat(conference().members()).hasSize(1);
		assertThat(conference().members().get(0).joinedAt()).isEqualTo(NOON);
		assertThat(call("a").conferences()).hasSize(1);
	}

	@Test
	void seedRemovesConferencesThatAreNotListed() {
		start("a");
		seed(List.of(), List.of());
		assertThat(this.publication.snapshot().conferences()).isEmpty();
		assertThat(this.tracker.sizes()).containsExactly(0, 0, 0, 0);
	}

	@Test
	void dropsConferences() {
		room("ConfbridgeStart");
		event("ConfbridgeStart", "Conference", "2000");
		event("ConfbridgeStart", "Conference", "3000");
		assertThat(this.publication.snapshot().conferences()).containsOnlyKeys("1000", "2000");
		assertThat(this.drops.count()).isOne();
	}

	@Test
	void removesMemberWhoseChannelIsGone() {
		start("a", "b");
		this.tracker.channelGone("a");
		publish();
		assertThat(conference().members()).hasSize(1);
	}

	@Test
	void showsTheCallOfAMemberAfterAMerge() {
		channel("older");
		start("a");
		event("DialBegin", headers("older", "DestChannel", "PJSIP/a-01", "DestUniqueid", "a"));
		this.tracker.callChanged("a");
		publish();
		assertThat(conference().members()).extracting(LiveConference.Member::callId).containsExactly("pbx/older");
	}

	@Test
	void replacesMemberByTransferredParty() {
		start("a", "b");
		channel("c");
		this.time.set(NOON.plusSeconds(5));
		transfer("x", "b", "c");
		event("Hangup", headers("b", "Cause", "16"));
		assertThat(conference().members()).extracting(LiveConference.Member::uniqueId, LiveConference.Member::joinedAt)
			.containsExactly(tuple("a", NOON), tuple("c", NOON.plusSeconds(5)));
		assertThat(visit("c")).isEqualTo(new ConferenceVisit("1000", "c", NOON.plusSeconds(5), null));
	}

	@Test
	void toleratesLeaveAndJoinOfATransfer() {
		start("a", "b");
		channel("c");
		transfer("b", "x", "c");
		member("ConfbridgeLeave", "b");
		join("c");
		transfer("b", "x", "c");
		assertThat(conference().members()).extracting(LiveConference.Member::uniqueId).containsExactly("a", "c");
		assertThat(call("c").conferences()).hasSize(1);
	}

	@Test
	void ignoresTransfersOutsideOfConferences() {
		start("a");
		channel("c");
		transfer("x", "y", "c");
		transfer("x", "a", "unknown");
		assertThat(conference().members()).extracting(LiveConference.Member::uniqueId).containsExactly("a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "conference", "attended-transfer-to-conference" })
	void followsRecordedConferences(String id) {
		CallScenario scenario = CallScenarios.all()
			.stream()
			.filter((each) -> each.id().equals(id))
			.findFirst()
			.orElseThrow();
		for (int version : CallRecording.VERSIONS) {
			int members = 0;
			this.changes.clear();
			for (AmiEvent event : CallRecording.of(version, scenario).events()) {
				this.time.set(Objects.requireNonNull(event.serverTimestamp()));
				process(event);
				members = Math.max(members,
						this.publication.snapshot()
							.conferences()
							.values()
							.stream()
							.mapToInt((conference) -> conference.members().size())
							.max()
							.orElse(0));
			}
			assertThat(members).isEqualTo(id.equals("conference") ? 3 : 2);
			assertThat(this.changes.get(this.changes.size() - 1)).isInstanceOfSatisfying(ConferenceChangedEvent.class,
					(change) -> assertThat(change.conference()).isNull());
			assertThat(this.tracker.sizes()).containsExactly(0, 0, 0, 0);
		}
	}

	private void start(String... members) {
		room("ConfbridgeStart");
		for (String member : members) {
			channel(member);
			join(member);
		}
	}

	private void channel(String id) {
		event("Newchannel", headers(id));
	}

	private void join(String id) {
		member("ConfbridgeJoin", id, "Admin", "No", "Muted", "No");
	}

	private void member(String name, String id, String... more) {
		List<String> all = new ArrayList<>(Arrays.asList(more));
		all.addAll(List.of("Conference", "1000"));
		event(name, headers(id, all.toArray(String[]::new)));
	}

	private void transfer(String orig, String second, String transferee) {
		event("AttendedTransfer", "OrigTransfererChannel", "PJSIP/" + orig + "-01", "OrigTransfererUniqueid", orig,
				"SecondTransfererChannel", "PJSIP/" + second + "-01", "SecondTransfererUniqueid", second,
				"TransfereeChannel", "PJSIP/" + transferee + "-01", "TransfereeUniqueid", transferee, "DestType", "App",
				"DestApp", "ConfBridge");
	}

	private void room(String name) {
		event(name, "Conference", "1000");
	}

	private static String[] headers(String id, String... more) {
		List<String> headers = new ArrayList<>(List.of("Channel", "PJSIP/" + id + "-01", "ChannelState", "6",
				"CallerIDNum", "<" + id + ">", "CallerIDName", "name of " + id, "Uniqueid", id, "Linkedid", id));
		headers.addAll(Arrays.asList(more));
		return headers.toArray(String[]::new);
	}

	private static AmiEvent decode(String name, String... headers) {
		List<String> all = new ArrayList<>(List.of("Event", name));
		all.addAll(Arrays.asList(headers));
		return EventTypes.decode(AmiMessage.of(all.toArray(String[]::new)));
	}

	private static ConfbridgeListRoomsEvent listedRoom(String name, String locked) {
		return (ConfbridgeListRoomsEvent) decode("ConfbridgeListRooms", "Conference", name, "Parties", "1", "Marked",
				"0", "Locked", locked, "Muted", "No");
	}

	private static ConfbridgeListEvent listed(String name, String id, String admin, String muted) {
		return (ConfbridgeListEvent) decode("ConfbridgeList",
				headers(id, "Conference", name, "Admin", admin, "Muted", muted, "Talking", "No"));
	}

	private void event(String name, String... headers) {
		process(decode(name, headers));
	}

	private void process(AmiEvent event) {
		this.router.route(event);
		this.calls.settle();
		this.tracker.settle();
		publish();
	}

	private void seed(List<ConfbridgeListRoomsEvent> rooms, List<ConfbridgeListEvent> members) {
		this.tracker.seed(rooms, members);
		publish();
	}

	private void publish() {
		this.publication.begin(this.time.now());
		this.calls.publish(this.publication);
		this.publication.takeEvents();
		this.tracker.publish(this.publication);
		this.changes.addAll(this.publication.takeEvents());
	}

	private LiveConference conference() {
		LiveConference conference = this.publication.snapshot().conferences().get("1000");
		assertThat(conference).isNotNull();
		return conference;
	}

	private LiveCall call(String id) {
		return this.publication.snapshot().calls().get("pbx/" + id);
	}

	private ConferenceVisit visit(String id) {
		ConferenceVisit visit = call(id).conference();
		assertThat(visit).isNotNull();
		return visit;
	}

}
