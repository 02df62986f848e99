/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.scenario;

import java.util.List;
import java.util.function.UnaryOperator;

import io.github.amispring.action.QueueAddAction;
import io.github.amispring.action.QueueRemoveAction;
import io.github.amispring.event.AttendedTransferEvent;
import io.github.amispring.phone.SipCall;

import static io.github.amispring.live.scenario.ScenarioPbx.RING;
import static io.github.amispring.live.scenario.ScenarioPbx.TALK;

/**
 * Calls from Alice to a queue.
 */
final class Queues {

	private static final String SUPPORT = "live-support";

	static final List<CallScenario> ALL = List.of(
			new CallScenario("queue-connected", "queue", "Bob answers Alice's call. Alice hangs up.",
					Queues::connected),
			new CallScenario("queue-connected-member-hangs-up", "queue", "Bob answers Alice's call and hangs up.",
					Queues::memberHangsUp),
			new CallScenario("queue-connected-later", "queue",
					"Alice waits two seconds until Bob becomes a member and answers.", Queues::connectedLater),
			new CallScenario("queue-two-callers", "queue",
					"Alice and Dave call the queue. Bob answers both calls, one after the other.", Queues::twoCallers),
			new CallScenario("queue-two-members", "queue", "Bob's and Carol's phones ring. Carol answers.",
					Queues::twoMembers),
			new CallScenario("queue-abandoned", "queue", "Alice hangs up while the queue has no member.",
					Queues::abandoned),
			new CallScenario("queue-abandoned-while-ringing", "queue", "Alice hangs up while Bob's phone rings.",
					Queues::abandonedWhileRinging),
			new CallScenario("queue-timed-out", "queue",
					"Bob does not answer. Alice leaves the queue after two seconds.", Queues::timedOut),
			new CallScenario("queue-empty", "queue", "Bob does not answer and is paused. Alice leaves the queue.",
					Queues::empty),
			new CallScenario("queue-key", "queue", "Alice leaves the queue with a key.", Queues::key),
			new CallScenario("queue-ring-no-answer", "queue", "Bob does not answer. Carol answers Alice's call.",
					Queues::ringNoAnswer),
			new CallScenario("queue-rejected", "queue", "Bob rejects the call. Carol answers Alice's call.",
					Queues::rejected),
			new CallScenario("queue-local-member", "queue",
					"Bob is a member by a local channel, and answers Alice's call.", Queues::localMember),
			new CallScenario("queue-transferred", "queue",
					"Bob answers, and transfers Alice to Carol (REFER), who answers.", Queues::transferred),
			new CallScenario("queue-local-member-transfers", "queue",
					"Bob is a member by a local channel. He answers, and transfers Alice to Carol (REFER), who answers.",
					Queues::localMemberTransfers),
			new CallScenario("blind-transfer-to-queue", "queue",
					"Bob transfers Alice to the queue (REFER). Carol answers.", Queues::blindTransferToQueue),
			new CallScenario("attended-transfer-to-queue", "queue",
					"Bob holds Alice, calls the queue, and connects Alice to it while he waits (REFER). Carol answers.",
					Queues::attendedTransferToQueue));

	private Queues() {
	}

	/** Adds Bob's phone to a queue until the end of the scenario. */
	private static void addBob(ScenarioPbx pbx, String queue) {
		add(pbx, queue, pbx.device("2002"), (action) -> action.memberName("Bob"));
	}

	private static void addCarol(ScenarioPbx pbx, String queue) {
		add(pbx, queue, pbx.device("2003"), (action) -> action.memberName("Carol"));
	}

	private static void addBobByLocalChannel(ScenarioPbx pbx, String queue) {
		add(pbx, queue, "Local/2002@" + pbx.context() + "/n",
				(action) -> action.memberName("Bob").stateInterface(pbx.device("2002")));
	}

	private static void add(ScenarioPbx pbx, String name, String member, UnaryOperator<QueueAddAction> details) {
		String queue = pbx.queue(name);
		pbx.execute(details.apply(QueueAddAction.of(queue, member)));
		pbx.executeAfterwards(QueueRemoveAction.of(queue, member));
	}

	private static SipCall enter(ScenarioPbx pbx, String queue) {
		return pbx.alice().call("queue-" + queue).awaitAnswered();
	}

	private static SipCall talkToBob(ScenarioPbx pbx) {
		pbx.bob().answerAfter(RING);
		SipCall alice = enter(pbx, SUPPORT);
		pbx.bob().awaitCall().awaitAnswered();
		pbx.pass(TALK);
		return alice;
	}

	private static void connected(ScenarioPbx pbx) {
		addBob(pbx, SUPPORT);
		talkToBob(pbx).hangUp();
	}

	private static void memberHangsUp(ScenarioPbx pbx) {
		addBob(pbx, SUPPORT);
		pbx.bob().answerAfter(RING);
		SipCall alice = enter(pbx, SUPPORT);
		SipCall bob = pbx.bob().awaitCall().awaitAnswered();
		pbx.pass(TALK);
		bob.hangUp();
		alice.awaitEnded();
	}

	private static void connectedLater(ScenarioPbx pbx) {
		pbx.bob().answerAfter(RING);
		SipCall alice = enter(pbx, SUPPORT);
		pbx.pass(TALK);
		addBob(pbx, SUPPORT);
		pbx.bob().awaitCall().awaitAnswered();
		pbx.pass(TALK);
		alice.hangUp();
	}

	private static void twoCallers(ScenarioPbx pbx) {
		addBob(pbx, SUPPORT);
		pbx.bob().answerAfter(RING);
		SipCall alice = enter(pbx, SUPPORT);
		SipCall dave = pbx.dave().call("queue-" + SUPPORT).awaitAnswered();
		pbx.bob().awaitCall().awaitAnswered();
		pbx.pass(TALK);
		alice.hangUp();
		pbx.bob().awaitCall().awaitAnswered();
		pbx.pass(TALK);
		dave.hangUp();
	}

	private static void twoMembers(ScenarioPbx pbx) {
		addBob(pbx, SUPPORT);
		addCarol(pbx, SUPPORT);
		pbx.bob().ringOnly();
		pbx.carol().answerAfter(RING);
		SipCall alice = enter(pbx, SUPPORT);
		pbx.carol().awaitCall().awaitAnswered();
		pbx.pass(TALK);
		alice.hangUp();
	}

	private static void abandoned(ScenarioPbx pbx) {
		SipCall alice = enter(pbx, SUPPORT);
		pbx.pass(TALK);
		alice.hangUp();
	}

	private static void abandonedWhileRinging(ScenarioPbx pbx) {
		addBob(pbx, SUPPORT);
		pbx.bob().ringOnly();
		SipCall alice = enter(pbx, SUPPORT);
		pbx.bob().awaitCall();
		pbx.pass(RING);
		alice.hangUp();
	}

	private static void timedOut(ScenarioPbx pbx) {
		addBob(pbx, SUPPORT);
		pbx.bob().ringOnly();
		pbx.alice().call("queue-briefly").awaitAnswered().awaitEnded();
	}

	private static void empty(ScenarioPbx pbx) {
		addBob(pbx, "live-autopause");
		pbx.bob().ringOnly();
		enter(pbx, "live-autopause").awaitEnded();
	}

	private static void key(ScenarioPbx pbx) {
		SipCall alice = enter(pbx, SUPPORT);
		pbx.pass(RING);
		alice.dial("1");
		pbx.pass(TALK);
		alice.hangUp();
	}

	private static void ringNoAnswer(ScenarioPbx pbx) {
		pbx.bob().ringOnly();
		answeredByCarol(pbx);
	}

	private static void rejected(ScenarioPbx pbx) {
		pbx.bob().reject(486);
		answeredByCarol(pbx);
	}

	private static void answeredByCarol(ScenarioPbx pbx) {
		String queue = "live-linear";
		addBob(pbx, queue);
		addCarol(pbx, queue);
		pbx.carol().answerAfter(RING);
		SipCall alice = enter(pbx, queue);
		pbx.carol().awaitCall().awaitAnswered();
		pbx.pass(TALK);
		alice.hangUp();
	}

	private static void localMember(ScenarioPbx pbx) {
		addBobByLocalChannel(pbx, SUPPORT);
		talkToBob(pbx).hangUp();
	}

	private static void transferred(ScenarioPbx pbx) {
		addBob(pbx, SUPPORT);
		transferToCarol(pbx);
	}

	private static void localMemberTransfers(ScenarioPbx pbx) {
		addBobByLocalChannel(pbx, SUPPORT);
		transferToCarol(pbx);
	}

	private static void transferToCarol(ScenarioPbx pbx) {
		pbx.bob().answerAfter(RING);
		pbx.carol().answerAfter(RING);
		SipCall alice = enter(pbx, SUPPORT);
		SipCall bob = pbx.bob().awaitCall().awaitAnswered();
		pbx.pass(TALK);
		bob.transferTo("2003");
		pbx.carol().awaitCall().awaitAnswered();
		pbx.pass(TALK);
		alice.hangUp();
	}

	private static void blindTransferToQueue(ScenarioPbx pbx) {
		pbx.bob().answerAfter(RING);
		pbx.carol().answerAfter(RING);
		addCarol(pbx, SUPPORT);
		SipCall alice = pbx.alice().call("2002").awaitAnswered();
		SipCall bob = pbx.bob().awaitCall();
		pbx.pass(TALK);
		bob.transferTo("queue-" + SUPPORT);
		pbx.carol().awaitCall().awaitAnswered();
		pbx.pass(TALK);
		alice.hangUp();
	}

	private static void attendedTransferToQueue(ScenarioPbx pbx) {
		pbx.bob().answerAfter(RING);
		pbx.carol().answerAfter(RING);
		SipCall alice = pbx.alice().call("2002").awaitAnswered();
		SipCall bob = pbx.bob().awaitCall();
		pbx.pass(TALK);
		bob.hold();
		SipCall consultation = pbx.bob().call("queue-" + SUPPORT).awaitAnswered();
		pbx.pass(TALK);
		bob.transferTo(consultation);
		pbx.await(AttendedTransferEvent.class);
		addCarol(pbx, SUPPORT);
		pbx.carol().awaitCall().awaitAnswered();
		pbx.pass(TALK);
		alice.hangUp();
	}

}
