/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.scenario;

import java.util.List;

import io.github.amispring.action.HangupAction;
import io.github.amispring.phone.SipCall;

import static io.github.amispring.live.scenario.ScenarioPbx.RING;
import static io.github.amispring.live.scenario.ScenarioPbx.TALK;

/**
 * Calls from Alice to Bob.
 */
final class BasicCalls {

	static final List<CallScenario> ALL = List.of(
			new CallScenario("answered-caller-hangs-up", "answered", "Bob answers. Alice hangs up.",
					BasicCalls::answeredCallerHangsUp),
			new CallScenario("answered-callee-hangs-up", "answered", "Bob answers and hangs up.",
					BasicCalls::answeredCalleeHangsUp),
			new CallScenario("answered-hung-up-by-ami", "answered", "Bob answers. AMI hangs up Alice's channel.",
					BasicCalls::answeredHungUpByAmi),
			new CallScenario("answered-time-limit", "answered",
					"Bob answers. The dialplan ends the call after two seconds.", BasicCalls::answeredTimeLimit),
			new CallScenario("second-call", "answered",
					"Alice calls Bob. Carol calls Bob, who holds Alice, talks to Carol, and then to Alice again.",
					BasicCalls::secondCall),
			new CallScenario("busy", "busy", "Bob is busy (486).", (pbx) -> rejected(pbx, 486)),
			new CallScenario("unavailable", "rejected", "Bob's phone does not accept calls (480).",
					(pbx) -> rejected(pbx, 480)),
			new CallScenario("rejected", "rejected", "Bob rejects the call (603).", (pbx) -> rejected(pbx, 603)),
			new CallScenario("not-answered", "not answered", "Bob does not answer within two seconds.",
					BasicCalls::notAnswered),
			new CallScenario("caller-gives-up", "cancelled", "Alice hangs up while Bob's phone rings.",
					BasicCalls::callerGivesUp),
			new CallScenario("no-such-phone", "no such endpoint",
					"Alice dials an extension whose phone does not exist.",
					(pbx) -> pbx.alice().call("2999").awaitEnded()),
			new CallScenario("unknown-extension", "extension unknown", "Alice dials an extension that does not exist.",
					(pbx) -> pbx.alice().call("1999").awaitEnded()));

	private BasicCalls() {
	}

	private static void answeredCallerHangsUp(ScenarioPbx pbx) {
		pbx.bob().answerAfter(RING);
		SipCall call = pbx.alice().call("2002").awaitAnswered();
		pbx.pass(TALK);
		call.hangUp();
	}

	private static void answeredCalleeHangsUp(ScenarioPbx pbx) {
		pbx.bob().answerAfter(RING);
		SipCall call = pbx.alice().call("2002").awaitAnswered();
		pbx.pass(TALK);
		pbx.bob().awaitCall().hangUp();
		call.awaitEnded();
	}

	private static void answeredHungUpByAmi(ScenarioPbx pbx) {
		pbx.bob().answerAfter(RING);
		SipCall call = pbx.alice().call("2002").awaitAnswered();
		pbx.pass(TALK);
		pbx.execute(HangupAction.of(pbx.channelOf(pbx.alice())));
		call.awaitEnded();
	}

	private static void answeredTimeLimit(ScenarioPbx pbx) {
		pbx.bob().answerAfter(RING);
		pbx.alice().call("limited-2002").awaitAnswered().awaitEnded();
	}

	private static void secondCall(ScenarioPbx pbx) {
		pbx.bob().answerAfter(RING);
		SipCall alice = pbx.alice().call("2002").awaitAnswered();
		pbx.bob().ringOnly();
		SipCall first = pbx.bob().awaitCall();
		SipCall carol = pbx.carol().call("2002").awaitRinging();
		pbx.pass(RING);
		first.hold();
		pbx.bob().awaitCall().answer();
		carol.awaitAnswered();
		pbx.pass(TALK);
		carol.hangUp();
		carol.awaitEnded();
		first.unhold();
		pbx.pass(TALK);
		alice.hangUp();
	}

	private static void rejected(ScenarioPbx pbx, int status) {
		pbx.bob().reject(status);
		pbx.alice().call("2002").awaitEnded();
	}

	private static void notAnswered(ScenarioPbx pbx) {
		pbx.bob().ringOnly();
		pbx.alice().call("brief-2002").awaitEnded();
	}

	private static void callerGivesUp(ScenarioPbx pbx) {
		pbx.bob().ringOnly();
		SipCall call = pbx.alice().call("2002").awaitRinging();
		pbx.pass(RING);
		call.hangUp();
	}

}
