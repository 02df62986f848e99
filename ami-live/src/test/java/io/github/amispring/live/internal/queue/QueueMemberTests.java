/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Duration;
import java.time.Instant;

import io.github.amispring.event.DeviceState;
import io.github.amispring.live.event.QueueMemberChangedEvent;
import io.github.amispring.live.model.QueueMember;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.amispring.live.internal.queue.QueueFixture.BOB;
import static io.github.amispring.live.internal.queue.QueueFixture.CAROL;
import static io.github.amispring.live.internal.queue.QueueFixture.NOON;
import static io.github.amispring.live.internal.queue.QueueFixture.member;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the members of queues.
 */
class QueueMemberTests {

	private final QueueFixture queue = new QueueFixture();

	@Test
	void addsMember() {
		this.queue.event("QueueMemberAdded", member(BOB, "StateInterface", "PJSIP/desk", "Status", "5"));
		QueueMember bob = this.queue.memberOf(BOB);
		assertThat(bob).isEqualTo(new QueueMember(BOB, "name of " + BOB, "PJSIP/desk", "dynamic", 1,
				DeviceState.UNAVAILABLE, false, null, null, Duration.ZERO, false, false, 0, null, null, 0));
		assertThat(this.queue.changes(QueueMemberChangedEvent.class)).singleElement().satisfies((change) -> {
			assertThat(change.before()).isNull();
			assertThat(change.member()).isEqualTo(bob);
			assertThat(change.queue().members()).containsExactly(bob);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "QueueMemberStatus", "QueueMemberPenalty", "QueueMemberRinginuse" })
	void updatesMember(String event) {
		this.queue.add(BOB).event(event, member(BOB, "Penalty", "4", "Status", "2", "CallsTaken", "9"));
		QueueMember bob = this.queue.memberOf(BOB);
		assertThat(bob.penalty()).isEqualTo(4);
		assertThat(bob.status()).isEqualTo(DeviceState.INUSE);
		assertThat(bob.callsTaken()).isEqualTo(9);
	}

	@Test
	void doesNotReportEventWithoutChange() {
		this.queue.add(BOB).status(BOB).status(BOB);
		assertThat(this.queue.changes(QueueMemberChangedEvent.class)).hasSize(1);
	}

	@Test
	void removesMember() {
		this.queue.add(BOB, CAROL).event("QueueMemberRemoved", member(BOB));
		assertThat(this.queue.queue().members()).extracting(QueueMember::interfaceName).containsExactly(CAROL);
		QueueMemberChangedEvent last = this.queue.changes(QueueMemberChangedEvent.class).get(2);
		assertThat(last.before().interfaceName()).isEqualTo(BOB);
		assertThat(last.member()).isNull();
	}

	@Test
	void identifiesMemberByItsInterface() {
		this.queue.add(BOB).status(BOB, "MemberName", "Robert");
		assertThat(this.queue.queue().members()).extracting(QueueMember::name).containsExactly("Robert");
	}

	@Test
	void showsPause() {
		this.queue.add(BOB).seconds(10).pause(BOB, "lunch");
		QueueMember bob = this.queue.memberOf(BOB);
		assertThat(bob.paused()).isTrue();
		assertThat(bob.pausedReason()).isEqualTo("lunch");
		assertThat(bob.pausedSince()).isEqualTo(NOON.plusSeconds(10));
		assertThat(bob.pausedToday()).isZero();
	}

	@Test
	void addsUpPauses() {
		this.queue.add(BOB).pause(BOB, "lunch").seconds(60).resume(BOB).seconds(100);
		this.queue.pause(BOB, "").seconds(5).status(BOB, "Paused", "1", "PausedReason", "coffee").seconds(5);
		assertThat(this.queue.memberOf(BOB).pausedReason()).isEqualTo("coffee");
		assertThat(this.queue.memberOf(BOB).pausedSince()).isEqualTo(NOON.plusSeconds(160));
		this.queue.resume(BOB);
		QueueMember bob = this.queue.memberOf(BOB);
		assertThat(bob.paused()).isFalse();
		assertThat(bob.pausedReason()).isNull();
		assertThat(bob.pausedSince()).isNull();
		assertThat(bob.pausedToday()).isEqualTo(Duration.ofSeconds(70));
	}

	@Test
	void keepsPausesWhenAMemberLogsOutAndIn() {
		this.queue.add(BOB).pause(BOB, "").seconds(30).event("QueueMemberRemoved", member(BOB, "Paused", "1"));
		this.queue.seconds(30).add(BOB);
		assertThat(this.queue.memberOf(BOB).paused()).isFalse();
		assertThat(this.queue.memberOf(BOB).pausedToday()).isEqualTo(Duration.ofSeconds(30));
	}

	@Test
	void pauseBeginsWhenAPausedMemberIsAdded() {
		this.queue.event("QueueMemberAdded", member(BOB, "Paused", "1", "PausedReason", "start"));
		assertThat(this.queue.memberOf(BOB).pausedSince()).isEqualTo(NOON);
	}

	@Test
	void doesNotCountPauseBeforeMidnight() {
		this.queue.add(BOB).at(Instant.parse("2026-03-02T23:00:00Z")).pause(BOB, "");
		this.queue.seconds(600).resume(BOB).pause(BOB, "");
		assertThat(this.queue.memberOf(BOB).pausedToday()).isEqualTo(Duration.ofMinutes(10));
		this.queue.at(Instant.parse("2026-03-03T00:00:00Z")).tick();
		assertThat(this.queue.memberOf(BOB).pausedToday()).isZero();
		assertThat(this.queue.memberOf(BOB).pausedSince()).isEqualTo("2026-03-02T23:10:00Z");
		this.queue.seconds(20).resume(BOB);
		assertThat(this.queue.memberOf(BOB).pausedToday()).isEqualTo(Duration.ofSeconds(20));
	}

	@Test
	void ringsUntilAnswered() {
		this.queue.add(BOB).join("a").called("a", "x", BOB);
		assertThat(this.queue.memberOf(BOB).ringing()).isTrue();
		assertThat(this.queue.memberOf(BOB).inCall()).isFalse();
		this.queue.dialEnd("a", "x", "ANSWER");
		assertThat(this.queue.memberOf(BOB).ringing()).isFalse();
		this.queue.leave("a").connect("a", "x", BOB);
		assertThat(this.queue.memberOf(BOB).inCall()).isTrue();
		this.queue.complete("a", "x", BOB, 5);
		assertThat(this.queue.memberOf(BOB).inCall()).isFalse();
	}

	@Test
	void ringsUntilTheCallerGivesUp() {
		this.queue.add(BOB).join("a").called("a", "x", BOB).hangupRequest("a");
		this.queue.dialEnd("a", "x", "CANCEL").dialEnd("a", "x", "CANCEL");
		assertThat(this.queue.memberOf(BOB).ringing()).isFalse();
		assertThat(this.queue.memberOf(BOB).ringNoAnswerToday()).isZero();
	}

	@Test
	void ringsUntilTheChannelIsGone() {
		this.queue.add(BOB).join("a").called("a", "x", BOB).hangup("x");
		assertThat(this.queue.memberOf(BOB).ringing()).isFalse();
	}

	@Test
	void ringsForTwoCallers() {
		this.queue.add(BOB).join("a", "b").called("a", "x", BOB).called("b", "y", BOB).hangup("x");
		assertThat(this.queue.memberOf(BOB).ringing()).isTrue();
		this.queue.ringNoAnswer("b", "y", BOB);
		assertThat(this.queue.memberOf(BOB).ringing()).isFalse();
	}

	@Test
	void countsRingNoAnswer() {
		this.queue.add(BOB).join("a").called("a", "x", BOB).ringNoAnswer("a", "x", BOB).dialEnd("a", "x", "NOANSWER");
		this.queue.called("a", "y", BOB).dialEnd("a", "y", "NOANSWER").ringNoAnswer("a", "y", BOB);
		assertThat(this.queue.memberOf(BOB).ringNoAnswerToday()).isEqualTo(2);
		assertThat(this.queue.today().ringNoAnswer()).isEqualTo(2);
	}

	@Test
	void doesNotConnectAfterAgentDump() {
		this.queue.add(BOB).join("a").called("a", "x", BOB).dialEnd("a", "x", "ANSWER").dump("a", "x", BOB);
		assertThat(this.queue.memberOf(BOB).inCall()).isFalse();
		assertThat(this.queue.queue().callers()).hasSize(1);
		this.queue.abandon("a").leave("a").hangup("a");
		assertThat(this.queue.today().answered()).isZero();
	}

	@Test
	void callEndsWithTheChannelOfTheMember() {
		this.queue.add(BOB).join("a").answer("a", "x", BOB).hangup("x");
		assertThat(this.queue.memberOf(BOB).inCall()).isFalse();
	}

	@Test
	void lateStatusWithoutInCallDoesNotEndTheCall() {
		this.queue.add(BOB).join("a").answer("a", "x", BOB).status(BOB, "Status", "2");
		assertThat(this.queue.memberOf(BOB).inCall()).isTrue();
	}

	@Test
	void showsInCallOfAsterisk() {
		this.queue.add(BOB).status(BOB, "InCall", "1");
		assertThat(this.queue.memberOf(BOB).inCall()).isTrue();
		this.queue.status(BOB);
		assertThat(this.queue.memberOf(BOB).inCall()).isFalse();
	}

	@Test
	void wrapsUpAfterACall() {
		this.queue.event("QueueMemberAdded", member(BOB, "Wrapuptime", "30")).join("a").answer("a", "x", BOB);
		assertThat(this.queue.memberOf(BOB).wrapUpUntil()).isNull();
		this.queue.seconds(60).complete("a", "x", BOB, 60);
		Instant end = NOON.plusSeconds(60);
		assertThat(this.queue.memberOf(BOB).lastCallAt()).isEqualTo(end);
		assertThat(this.queue.memberOf(BOB).wrapUpUntil()).isEqualTo(end.plusSeconds(30));
		assertThat(this.queue.tracker.nextTimer()).isEqualTo(end.plusSeconds(30));

		this.queue.status(BOB, "Wrapuptime", "30", "CallsTaken", "1", "LastCall",
				Long.toString(end.getEpochSecond() - 1));
		assertThat(this.queue.memberOf(BOB).lastCallAt()).isEqualTo(end);
		assertThat(this.queue.memberOf(BOB).wrapUpUntil()).isEqualTo(end.plusSeconds(30));

		this.queue.seconds(29).tick();
		assertThat(this.queue.memberOf(BOB).wrapUpUntil()).isNotNull();
		int changes = this.queue.changes.size();
		this.queue.seconds(1).tick();
		assertThat(this.queue.memberOf(BOB).wrapUpUntil()).isNull();
		assertThat(this.queue.changes).hasSize(changes + 1);
		assertThat(this.queue.tracker.nextTimer()).isEqualTo("2026-03-03T00:00:00Z");
	}

	@Test
	void anotherCallPostponesTheEndOfTheWrapUp() {
		this.queue.event("QueueMemberAdded", member(BOB, "Wrapuptime", "30")).join("a", "b");
		this.queue.answer("a", "x", BOB).complete("a", "x", BOB, 0);
		this.queue.seconds(20).answer("b", "y", BOB).complete("b", "y", BOB, 0).seconds(10).tick();
		assertThat(this.queue.memberOf(BOB).wrapUpUntil()).isEqualTo(NOON.plusSeconds(50));
		this.queue.seconds(20).tick();
		assertThat(this.queue.memberOf(BOB).wrapUpUntil()).isNull();
	}

	@Test
	void doesNotWrapUpWithoutWrapUpTime() {
		this.queue.add(BOB).join("a").answer("a", "x", BOB).complete("a", "x", BOB, 1);
		assertThat(this.queue.memberOf(BOB).lastCallAt()).isEqualTo(NOON);
		assertThat(this.queue.memberOf(BOB).wrapUpUntil()).isNull();
	}

	@Test
	void removedMemberDoesNotWrapUp() {
		this.queue.event("QueueMemberAdded", member(BOB, "Wrapuptime", "30")).join("a");
		this.queue.answer("a", "x", BOB).complete("a", "x", BOB, 1).event("QueueMemberRemoved", member(BOB));
		assertThat(this.queue.tracker.nextTimer()).isEqualTo("2026-03-03T00:00:00Z");
		this.queue.seconds(30).tick();
		assertThat(this.queue.queue().members()).isEmpty();
	}

	@Test
	void localMemberBecomesFreeByItsTransfer() {
		String local = "Local/bob@in/n";
		this.queue.event("QueueMemberAdded", member(local, "Wrapuptime", "30")).join("a").answer("a", "x", local);
		this.queue.seconds(10)
			.status(local, "Wrapuptime", "30", "CallsTaken", "1", "LastCall",
					Long.toString(NOON.getEpochSecond() + 10));
		assertThat(this.queue.memberOf(local).inCall()).isFalse();
		assertThat(this.queue.memberOf(local).wrapUpUntil()).isEqualTo(NOON.plusSeconds(40));
		this.queue.seconds(60).tick().complete("a", "x", local, 70);
		assertThat(this.queue.memberOf(local).lastCallAt()).isEqualTo(NOON.plusSeconds(10));
		assertThat(this.queue.memberOf(local).wrapUpUntil()).isNull();
		this.queue.join("b").answer("b", "y", local).seconds(5).complete("b", "y", local, 5);
		assertThat(this.queue.memberOf(local).lastCallAt()).isEqualTo(NOON.plusSeconds(75));
	}

	@Test
	void ignoresRemovalOfUnknownMember() {
		this.queue.event("QueueMemberRemoved", member(BOB));
		assertThat(this.queue.queue().members()).isEmpty();
		assertThat(this.queue.changes).isEmpty();
	}

}
