/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Duration;

import io.github.amispring.live.event.QueueCallerJoinedEvent;
import io.github.amispring.live.event.QueueCallerLeftEvent;
import io.github.amispring.live.event.QueueMemberChangedEvent;
import io.github.amispring.live.model.QueueCaller;
import io.github.amispring.live.model.QueueMember;
import io.github.amispring.live.model.QueueOutcome;
import org.junit.jupiter.api.Test;

import static io.github.amispring.live.internal.queue.QueueFixture.BOB;
import static io.github.amispring.live.internal.queue.QueueFixture.CAROL;
import static io.github.amispring.live.internal.queue.QueueFixture.NOON;
import static io.github.amispring.live.internal.queue.QueueFixture.decode;
import static io.github.amispring.live.internal.queue.QueueFixture.entry;
import static io.github.amispring.live.internal.queue.QueueFixture.listedMember;
import static io.github.amispring.live.internal.queue.QueueFixture.params;
import static io.github.amispring.live.internal.queue.QueueFixture.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests of queues that are taken from the list of the PBX.
 */
class QueueSeedTests {

	private final QueueFixture queue = new QueueFixture();

	@Test
	void readsTheList() {
		this.queue.channel("a", "b");
		this.queue
			.seed(params("support", 15), listedMember(BOB, "Status", "6", "CallsTaken", "3"), entry("b", 2, 5),
					entry("a", 1, 40))
			.seeded();
		assertThat(this.queue.queue().strategy()).isEqualTo("ringall");
		assertThat(this.queue.queue().serviceLevel()).isEqualTo(Duration.ofSeconds(15));
		assertThat(this.queue.queue().callers()).containsExactly(
				new QueueCaller("a", "pbx/a", "<a>", "a", 1, NOON.minusSeconds(40)),
				new QueueCaller("b", "pbx/b", "<b>", "b", 2, NOON.minusSeconds(5)));
		assertThat(this.queue.memberOf(BOB).callsTaken()).isEqualTo(3);
		assertThat(this.queue.publication.snapshot().calls().get("pbx/a").queue().joinedAt())
			.isEqualTo(NOON.minusSeconds(40));
		assertThat(this.queue.today().offered()).isZero();
	}

	@Test
	void doesNotCountCallerWhoseJoinWasNotReceived() {
		this.queue.channel("a").seed(params("support", 60), entry("a", 1, 5)).seeded();
		this.queue.answer("a", "x", BOB);
		assertThat(this.queue.left().outcome()).isEqualTo(QueueOutcome.CONNECTED);
		assertThat(this.queue.left().waited()).isEqualTo(Duration.ofSeconds(5));
		assertThat(this.queue.today().offered()).isZero();
		assertThat(this.queue.today().answered()).isZero();
	}

	@Test
	void keepsCallerWhoStillWaits() {
		this.queue.join("a", "b").seconds(30);
		this.queue.seed(params("support", 60), entry("a", 1, 29), entry("b", 2, 29)).seeded();
		assertThat(this.queue.queue().callers()).extracting(QueueCaller::joinedAt).containsExactly(NOON, NOON);
		assertThat(this.queue.today().offered()).isEqualTo(2);
		assertThat(this.queue.changes(QueueCallerJoinedEvent.class)).hasSize(2);
		assertThat(this.queue.publication.snapshot().calls().get("pbx/a").queues()).hasSize(1);
		this.queue.answer("a", "x", BOB);
		assertThat(this.queue.today().answered()).isOne();
	}

	@Test
	void takesTheOrderOfTheList() {
		this.queue.join("a", "b").seed(params("support", 60), entry("a", 2, 0), entry("b", 1, 0)).seeded();
		assertThat(this.queue.queue().callers()).extracting(QueueCaller::uniqueId, QueueCaller::position)
			.containsExactly(tuple("b", 1), tuple("a", 2));
	}

	@Test
	void treatsCallerThatRejoinedInTheGapAsNew() {
		this.queue.join("a").seconds(600);
		this.queue.tracker.blind(Duration.ofSeconds(30));
		this.queue.seed(params("support", 60), entry("a", 1, 20)).seeded();
		assertThat(this.queue.left().outcome()).isNull();
		assertThat(this.queue.queue().callers()).extracting(QueueCaller::joinedAt)
			.containsExactly(NOON.plusSeconds(580));
		assertThat(this.queue.publication.snapshot().calls().get("pbx/a").queues()).hasSize(2);
		assertThat(this.queue.today().offered()).isZero();
	}

	@Test
	void keepsCallerIfTheListIsOld() {
		this.queue.join("a").seconds(600);
		this.queue.tracker.blind(Duration.ofSeconds(100));
		this.queue.seed(params("support", 60), entry("a", 1, 540)).seeded();
		assertThat(this.queue.queue().callers()).extracting(QueueCaller::joinedAt).containsExactly(NOON);
		assertThat(this.queue.today().offered()).isOne();
	}

	@Test
	void removesCallerThatIsNotListed() {
		this.queue.join("a").seconds(30).seed(params("support", 60));
		assertThat(this.queue.changes(QueueCallerLeftEvent.class)).isEmpty();
		this.queue.seeded();
		assertThat(this.queue.queue().callers()).isEmpty();
		assertThat(this.queue.left().outcome()).isNull();
		assertThat(this.queue.left().waited()).isEqualTo(Duration.ofSeconds(30));
		assertThat(this.queue.today().offered()).isZero();
	}

	@Test
	void usesOutcomesOfBufferedEvents() {
		this.queue.join("a", "b", "c").seconds(30).seed(params("support", 60));
		this.queue.hangupRequest("a").abandon("a").leave("a").hangup("a");
		this.queue.answer("b", "x", BOB);
		this.queue.hangup("c");
		this.queue.seeded();
		assertThat(this.queue.changes(QueueCallerLeftEvent.class))
			.extracting((left) -> left.caller().uniqueId(), QueueCallerLeftEvent::outcome)
			.containsExactly(tuple("a", QueueOutcome.ABANDONED), tuple("b", QueueOutcome.CONNECTED), tuple("c", null));
		assertThat(this.queue.today().offered()).isEqualTo(2);
		assertThat(this.queue.today().abandoned()).isOne();
		assertThat(this.queue.today().answered()).isOne();
	}

	@Test
	void countsListedCallerWithBufferedJoinOnce() {
		this.queue.channel("a").seconds(3).seed(params("support", 60), entry("a", 1, 3));
		this.queue.at(NOON.plusMillis(400)).join("support", "a", 1).at(NOON.plusSeconds(3)).seeded();
		assertThat(this.queue.queue().callers()).extracting(QueueCaller::joinedAt)
			.containsExactly(NOON.plusMillis(400));
		assertThat(this.queue.today().offered()).isOne();
		assertThat(this.queue.changes(QueueCallerJoinedEvent.class)).hasSize(1);
		this.queue.answer("a", "x", BOB);
		assertThat(this.queue.today().answered()).isOne();
	}

	@Test
	void ignoresListedCallerWhoseChannelIsGone() {
		this.queue.seed(params("support", 60), entry("a", 1, 3)).seeded();
		assertThat(this.queue.queue().callers()).isEmpty();
	}

	@Test
	void removesListedCallerWithBufferedLeave() {
		this.queue.channel("a").seed(params("support", 60), entry("a", 1, 3));
		this.queue.join("support", "a", 1).hangupRequest("a").abandon("a").leave("a").hangup("a").seeded();
		assertThat(this.queue.queue().callers()).isEmpty();
		assertThat(this.queue.today().offered()).isOne();
		assertThat(this.queue.today().abandonedShortly()).isOne();
	}

	@Test
	void reportsNoOutcomeIfItsEventWasLost() {
		this.queue.join("a").leave("a").seconds(30).seed(params("support", 60)).seeded();
		assertThat(this.queue.changes(QueueCallerLeftEvent.class)).isEmpty();
		this.queue.event("BridgeEnter", waiting("a", "BridgeUniqueid", "bridge"));
		assertThat(this.queue.left().outcome()).isNull();
		assertThat(this.queue.left().waited()).isZero();
		assertThat(this.queue.today().offered()).isZero();
	}

	@Test
	void usesBufferedAgentConnectOfCallerThatLeftBefore() {
		this.queue.join("a").leave("a").seed(params("support", 60)).connect("a", "x", BOB).seeded();
		assertThat(this.queue.left().outcome()).isEqualTo(QueueOutcome.CONNECTED);
		assertThat(this.queue.today().answered()).isOne();
	}

	@Test
	void keepsCounters() {
		this.queue.add(BOB).join("a").answer("a", "x", BOB).pause(BOB, "").seconds(60).resume(BOB);
		this.queue.seed(params("support", 60), listedMember(BOB)).seeded();
		assertThat(this.queue.today().answered()).isOne();
		assertThat(this.queue.memberOf(BOB).pausedToday()).isEqualTo(Duration.ofSeconds(60));
	}

	@Test
	void replacesMembers() {
		this.queue.add(BOB);
		this.queue.seed(params("support", 60), listedMember(CAROL)).seeded();
		assertThat(this.queue.queue().members()).extracting(QueueMember::interfaceName).containsExactly(CAROL);
		assertThat(this.queue.changes(QueueMemberChangedEvent.class)).hasSize(3);
	}

	@Test
	void removesQueues() {
		this.queue.join("a").add(BOB).channel("b").join("sales", "b", 1);
		this.queue.seed(params("sales", 60), entry("sales", "b", 1, 0)).seeded();
		assertThat(this.queue.publication.snapshot().queues()).doesNotContainKey("support");
		assertThat(this.queue.left().caller().uniqueId()).isEqualTo("a");
		assertThat(this.queue.tracker.sizes()).startsWith(1, 0);
	}

	@Test
	void takesOverPauseWithItsBegin() {
		this.queue
			.seed(params("support", 60),
					listedMember(BOB, "Paused", "1", "PausedReason", "lunch", "LastPause",
							Long.toString(NOON.getEpochSecond() - 600)),
					listedMember(CAROL, "Paused", "1"))
			.seeded();
		assertThat(this.queue.memberOf(BOB).pausedSince()).isEqualTo(NOON.minusSeconds(600));
		assertThat(this.queue.memberOf(BOB).pausedReason()).isEqualTo("lunch");
		assertThat(this.queue.memberOf(CAROL).paused()).isTrue();
		assertThat(this.queue.memberOf(CAROL).pausedSince()).isNull();
		this.queue.seconds(60).resume(BOB).resume(CAROL);
		assertThat(this.queue.memberOf(BOB).pausedToday()).isEqualTo(Duration.ofSeconds(660));
		assertThat(this.queue.memberOf(CAROL).pausedToday()).isZero();
	}

	@Test
	void continuesPause() {
		this.queue.add(BOB).pause(BOB, "").seconds(60);
		this.queue
			.seed(params("support", 60),
					listedMember(BOB, "Paused", "1", "LastPause", Long.toString(NOON.getEpochSecond())))
			.seeded();
		this.queue.seconds(60).resume(BOB);
		assertThat(this.queue.memberOf(BOB).pausedToday()).isEqualTo(Duration.ofSeconds(120));
	}

	@Test
	void endsPauseAtTheBeginOfTheGap() {
		this.queue.add(BOB).pause(BOB, "").seconds(60);
		this.queue.tracker.blind(Duration.ofSeconds(20));
		this.queue.seed(params("support", 60), listedMember(BOB)).seeded();
		assertThat(this.queue.memberOf(BOB).paused()).isFalse();
		assertThat(this.queue.memberOf(BOB).pausedToday()).isEqualTo(Duration.ofSeconds(40));
	}

	@Test
	void takesOverLastCallAndWrapUp() {
		String lastCall = Long.toString(NOON.getEpochSecond() - 10);
		this.queue
			.seed(params("support", 60), listedMember(BOB, "LastCall", lastCall, "Wrapuptime", "30"),
					listedMember(CAROL, "LastCall", lastCall, "Wrapuptime", "5"))
			.seeded();
		assertThat(this.queue.memberOf(BOB).lastCallAt()).isEqualTo(NOON.minusSeconds(10));
		assertThat(this.queue.memberOf(BOB).wrapUpUntil()).isEqualTo(NOON.plusSeconds(20));
		assertThat(this.queue.memberOf(CAROL).wrapUpUntil()).isNull();
	}

	@Test
	void keepsTheMorePreciseLastCall() {
		this.queue.add(BOB).join("a").answer("a", "x", BOB).pass(Duration.ofMillis(2700)).complete("a", "x", BOB, 2);
		this.queue.seed(params("support", 60), listedMember(BOB, "LastCall", Long.toString(NOON.getEpochSecond() + 2)))
			.seeded();
		assertThat(this.queue.memberOf(BOB).lastCallAt()).isEqualTo(NOON.plusMillis(2700));
	}

	@Test
	void forgetsAttemptsWhoseChannelsAreGone() {
		this.queue.add(BOB).join("a").called("a", "x", BOB);
		this.queue.calls.removeUnseen("x");
		this.queue.seed(params("support", 60), listedMember(BOB), entry("a", 1, 0)).seeded();
		assertThat(this.queue.memberOf(BOB).ringing()).isFalse();
		assertThat(this.queue.tracker.sizes()).containsExactly(1, 1, 1, 0, 0);
	}

	@Test
	void toleratesOtherEntries() {
		this.queue.seed(decode("QueueStatusComplete"), decode("QueueParams"), params("support", 60)).seeded();
		assertThat(this.queue.queue().members()).isEmpty();
	}

}
