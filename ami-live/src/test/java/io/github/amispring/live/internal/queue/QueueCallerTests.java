/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Duration;

import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.event.QueueCallerJoinedEvent;
import io.github.amispring.live.event.QueueCallerLeftEvent;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.QueueCaller;
import io.github.amispring.live.model.QueueOutcome;
import io.github.amispring.live.model.QueueVisit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.amispring.live.internal.queue.QueueFixture.BOB;
import static io.github.amispring.live.internal.queue.QueueFixture.CAROL;
import static io.github.amispring.live.internal.queue.QueueFixture.NOON;
import static io.github.amispring.live.internal.queue.QueueFixture.elsewhere;
import static io.github.amispring.live.internal.queue.QueueFixture.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests of waiting callers and of how they leave.
 */
class QueueCallerTests {

	private final QueueFixture queue = new QueueFixture();

	@Test
	void addsCaller() {
		this.queue.join("a");
		assertThat(this.queue.queue().callers()).containsExactly(new QueueCaller("a", "pbx/a", "<a>", "a", 1, NOON));
		assertThat(this.queue.changes(QueueCallerJoinedEvent.class)).singleElement().satisfies((joined) -> {
			assertThat(joined.caller().uniqueId()).isEqualTo("a");
			assertThat(joined.queue()).isEqualTo(this.queue.queue());
		});
		assertThat(visit("a")).isEqualTo(new QueueVisit("support", "a", NOON, null, null, null));
	}

	@Test
	void movesCallersUpWhenOneLeaves() {
		this.queue.join("a", "b", "c");
		this.queue.leave("b");
		assertThat(this.queue.queue().callers()).extracting(QueueCaller::uniqueId, QueueCaller::position)
			.containsExactly(tuple("a", 1), tuple("c", 2));
	}

	@Test
	void insertsCallerWithPriority() {
		this.queue.join("a", "b");
		this.queue.channel("c").join("support", "c", 2);
		assertThat(this.queue.queue().callers()).extracting(QueueCaller::uniqueId, QueueCaller::position)
			.containsExactly(tuple("a", 1), tuple("c", 2), tuple("b", 3));
	}

	@Test
	void toleratesPositionBehindTheEnd() {
		this.queue.channel("a").join("support", "a", 7);
		assertThat(this.queue.queue().callers()).extracting(QueueCaller::position).containsExactly(1);
	}

	@Test
	void ignoresCallerWhoseChannelIsNotKnown() {
		this.queue.join("support", "a", 1);
		assertThat(this.queue.queue().callers()).isEmpty();
		assertThat(this.queue.today().offered()).isZero();
	}

	@Test
	void connectedWhenAgentConnectFollowsLeave() {
		this.queue.join("a").add(BOB).seconds(7).answer("a", "x", BOB);
		QueueCallerLeftEvent left = this.queue.left();
		assertThat(left.outcome()).isEqualTo(QueueOutcome.CONNECTED);
		assertThat(left.member()).isEqualTo(BOB);
		assertThat(left.waited()).isEqualTo(Duration.ofSeconds(7));
		assertThat(left.caller().position()).isOne();
		assertThat(left.queue().callers()).isEmpty();
		assertThat(visit("a"))
			.isEqualTo(new QueueVisit("support", "a", NOON, NOON.plusSeconds(7), QueueOutcome.CONNECTED, BOB));
	}

	@Test
	void connectedWhenAgentConnectPrecedesLeave() {
		this.queue.join("a").connect("a", "x", BOB).leave("a");
		assertThat(this.queue.left().outcome()).isEqualTo(QueueOutcome.CONNECTED);
	}

	@Test
	void reportsLeaveOnlyWhenTheOutcomeIsKnown() {
		this.queue.join("a").add(BOB).called("a", "x", BOB).dialEnd("a", "x", "ANSWER").leave("a");
		assertThat(this.queue.queue().callers()).isEmpty();
		assertThat(this.queue.changes(QueueCallerLeftEvent.class)).isEmpty();
		assertThat(visit("a").leftAt()).isEqualTo(NOON);
		assertThat(visit("a").outcome()).isNull();
		this.queue.seconds(3).connect("a", "x", BOB);
		assertThat(this.queue.left().waited()).isZero();
		assertThat(this.queue.left().at()).isEqualTo(NOON.plusSeconds(3));
		this.queue.hangup("a");
		assertThat(this.queue.changes(QueueCallerLeftEvent.class)).hasSize(1);
	}

	@Test
	void connectedToTheMemberWhoAnsweredIfAgentConnectIsMissing() {
		this.queue.join("a").called("a", "x", BOB).called("a", "y", CAROL).dialEnd("a", "y", "ANSWER").leave("a");
		this.queue.event("BridgeEnter", waiting("a", "BridgeUniqueid", "bridge"));
		assertThat(this.queue.left().outcome()).isEqualTo(QueueOutcome.CONNECTED);
		assertThat(this.queue.left().member()).isEqualTo(CAROL);
	}

	@Test
	void abandonedWhenTheCallerHungUpFirst() {
		this.queue.join("a").seconds(20).hangupRequest("a").abandon("a").leave("a");
		assertThat(this.queue.left().outcome()).isEqualTo(QueueOutcome.ABANDONED);
		assertThat(this.queue.left().waited()).isEqualTo(Duration.ofSeconds(20));
		assertThat(visit("a").outcome()).isEqualTo(QueueOutcome.ABANDONED);
	}

	@Test
	void abandonedWhenHangupRequestIsLate() {
		this.queue.join("a").abandon("a").leave("a");
		assertThat(this.queue.changes(QueueCallerLeftEvent.class)).isEmpty();
		this.queue.pass(Duration.ofMillis(1)).hangupRequest("a");
		assertThat(this.queue.left().outcome()).isEqualTo(QueueOutcome.ABANDONED);
	}

	@Test
	void abandonedWhenLeaveComesFirst() {
		this.queue.join("a").hangupRequest("a").leave("a").abandon("a");
		assertThat(this.queue.left().outcome()).isEqualTo(QueueOutcome.ABANDONED);
	}

	@ParameterizedTest
	@CsvSource({ "TIMEOUT, TIMED_OUT", "LEAVEEMPTY, EMPTY", "LEAVEUNAVAIL, EMPTY", "WITHDRAW, LEFT",
			"CONTINUE, CONNECTED" })
	void queueStatusTellsTheOutcome(String status, QueueOutcome outcome) {
		this.queue.join("a").abandon("a").leave("a").queueStatus("a", status);
		assertThat(this.queue.left().outcome()).isEqualTo(outcome);
		assertThat(visit("a").outcome()).isEqualTo(outcome);
	}

	@Test
	void queueStatusMayPrecedeLeave() {
		this.queue.join("a").queueStatus("a", "TIMEOUT").abandon("a").leave("a");
		assertThat(this.queue.left().outcome()).isEqualTo(QueueOutcome.TIMED_OUT);
	}

	@Test
	void emptyWithoutAbandon() {
		this.queue.join("a").leave("a").queueStatus("a", "LEAVEEMPTY");
		assertThat(this.queue.left().outcome()).isEqualTo(QueueOutcome.EMPTY);
	}

	@Test
	void timedOutWhenTheCallerHangsUpLater() {
		this.queue.join("a").abandon("a").leave("a").queueStatus("a", "TIMEOUT").hangupRequest("a").hangup("a");
		assertThat(this.queue.left().outcome()).isEqualTo(QueueOutcome.TIMED_OUT);
	}

	@Test
	void ignoresQueueStatusOfOthers() {
		this.queue.queueStatus("a", "JOINEMPTY").join("b");
		assertThat(this.queue.changes(QueueCallerLeftEvent.class)).isEmpty();
	}

	@Test
	void keyWhenLeaveNamesAnotherExtension() {
		this.queue.join("a").event("Newexten", elsewhere("a", "1", "Application", "Queue"));
		this.queue.event("QueueCallerLeave", elsewhere("a", "1", "Queue", "support"));
		assertThat(this.queue.left().outcome()).isEqualTo(QueueOutcome.KEY);
	}

	@Test
	void keyWhenTheExtensionChangesAfterLeave() {
		this.queue.join("a").leave("a").event("Newexten", elsewhere("a", "1", "Application", "Queue"));
		assertThat(this.queue.left().outcome()).isEqualTo(QueueOutcome.KEY);
	}

	@Test
	void keyIsKnownAtHangupAtTheLatest() {
		this.queue.join("a").leave("a").seconds(30).event("Hangup", elsewhere("a", "1", "Cause", "16"));
		assertThat(this.queue.left().outcome()).isEqualTo(QueueOutcome.KEY);
	}

	@Test
	void leftWhenRedirected() {
		this.queue.join("a").abandon("a");
		this.queue.event("QueueCallerLeave", elsewhere("a", "600", "Queue", "support"));
		assertThat(this.queue.changes(QueueCallerLeftEvent.class)).isEmpty();
		this.queue.event("Newexten", elsewhere("a", "600", "Application", "Dial"));
		assertThat(this.queue.left().outcome()).isEqualTo(QueueOutcome.LEFT);
	}

	@Test
	void leftWhenHungUpFromOutside() {
		this.queue.join("a").abandon("a").leave("a").hangup("a");
		assertThat(this.queue.left().outcome()).isEqualTo(QueueOutcome.LEFT);
	}

	@Test
	void leftWhenTheCallerDialsWithoutQueueStatus() {
		this.queue.join("a").abandon("a").leave("a").seconds(1);
		this.queue.event("DialBegin", waiting("a", "DestChannel", "PJSIP/x-01", "DestUniqueid", "x"));
		assertThat(this.queue.left().outcome()).isEqualTo(QueueOutcome.LEFT);
	}

	@Test
	void recordOfTheEndedCallContainsTheOutcome() {
		this.queue.join("a").abandon("a").leave("a").hangup("a");
		assertThat(this.queue.changes(CallEndedEvent.class)).singleElement()
			.satisfies((ended) -> assertThat(ended.call().queues()).extracting(QueueVisit::outcome)
				.containsExactly(QueueOutcome.LEFT));
	}

	@Test
	void reportsNoOutcomeForHangupWithoutLeave() {
		this.queue.join("a", "b").seconds(4).hangup("a");
		assertThat(this.queue.left().outcome()).isNull();
		assertThat(this.queue.left().waited()).isEqualTo(Duration.ofSeconds(4));
		assertThat(this.queue.queue().callers()).extracting(QueueCaller::position).containsExactly(1);
		assertThat(this.queue.today().offered()).isOne();
	}

	@Test
	void joiningAgainEndsTheFormerStay() {
		this.queue.join("a").abandon("a").leave("a").join("support", "a", 1);
		assertThat(this.queue.left().outcome()).isEqualTo(QueueOutcome.LEFT);
		assertThat(this.queue.queue().callers()).hasSize(1);
		assertThat(call("a").queues()).hasSize(2);
		assertThat(this.queue.today().offered()).isEqualTo(2);
	}

	@Test
	void joiningAnotherQueueEndsTheFormerStay() {
		this.queue.join("a").join("sales", "a", 1);
		assertThat(this.queue.queue().callers()).isEmpty();
		assertThat(this.queue.queue("sales").callers()).hasSize(1);
		this.queue.leave("a");
		assertThat(this.queue.queue("sales").callers()).hasSize(1);
	}

	@Test
	void replacesCallerByTransferredParty() {
		this.queue.join("a", "b").channel("c").seconds(5);
		this.queue.event("AttendedTransfer", "OrigTransfererChannel", "PJSIP/x-01", "OrigTransfererUniqueid", "x",
				"SecondTransfererChannel", "PJSIP/a-01", "SecondTransfererUniqueid", "a", "TransfereeChannel",
				"PJSIP/c-01", "TransfereeUniqueid", "c", "TransfereeCallerIDNum", "33", "DestType", "App", "DestApp",
				"Queue");
		this.queue.hangup("a");
		assertThat(this.queue.queue().callers())
			.extracting(QueueCaller::uniqueId, QueueCaller::number, QueueCaller::position, QueueCaller::joinedAt)
			.containsExactly(tuple("c", "33", 1, NOON), tuple("b", "<b>", 2, NOON));
		this.queue.seconds(5).answer("c", "y", BOB);
		assertThat(this.queue.changes(QueueCallerLeftEvent.class))
			.extracting((left) -> left.caller().uniqueId(), QueueCallerLeftEvent::outcome)
			.containsExactly(tuple("a", QueueOutcome.LEFT), tuple("c", QueueOutcome.CONNECTED));
		assertThat(this.queue.today().offered()).isEqualTo(2);
		assertThat(this.queue.today().answered()).isOne();
		assertThat(this.queue.today().leftOtherwise()).isZero();
		assertThat(this.queue.today().longestWait()).isEqualTo(Duration.ofSeconds(10));
	}

	@Test
	void showsTheCallOfTheCallerAfterAMerge() {
		this.queue.channel("older").join("a");
		this.queue.event("DialBegin", waiting("older", "DestChannel", "PJSIP/a-01", "DestUniqueid", "a"));
		this.queue.tracker.callChanged("a");
		this.queue.publish();
		assertThat(this.queue.queue().callers()).extracting(QueueCaller::callId).containsExactly("pbx/older");
	}

	@Test
	void removesCallerWhoseChannelIsGone() {
		this.queue.join("a");
		this.queue.tracker.channelGone("a");
		this.queue.publish();
		assertThat(this.queue.queue().callers()).isEmpty();
		assertThat(this.queue.left().outcome()).isNull();
	}

	@Test
	void emptiesIndexes() {
		for (int i = 0; i < 20; i++) {
			String id = "c" + i;
			this.queue.join(id).called(id, "m" + i, BOB).dialEnd(id, "m" + i, "ANSWER").leave(id);
			if (i % 2 == 0) {
				this.queue.connect(id, "m" + i, BOB).complete(id, "m" + i, BOB, 3);
			}
			this.queue.hangup("m" + i).hangup(id);
		}
		assertThat(this.queue.tracker.sizes()).containsExactly(1, 0, 0, 0, 0);
		assertThat(this.queue.changes(QueueCallerLeftEvent.class)).hasSize(20);
	}

	private LiveCall call(String id) {
		return this.queue.publication.snapshot().calls().get("pbx/" + id);
	}

	private QueueVisit visit(String id) {
		QueueVisit visit = call(id).queue();
		assertThat(visit).isNotNull();
		return visit;
	}

}
