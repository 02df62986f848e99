/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.scenario;

import java.util.List;

import io.github.amispring.phone.SipCall;

import static io.github.amispring.live.scenario.ScenarioPbx.RING;
import static io.github.amispring.live.scenario.ScenarioPbx.TALK;

/**
 * Conferences, and calls to which another party listens.
 */
final class Conferences {

	static final List<CallScenario> ALL = List.of(
			new CallScenario("conference", "conference",
					"Alice, Bob and Carol join a conference and leave it one by one.", Conferences::conference),
			new CallScenario("spy", "spy", "Alice calls Bob. Carol listens for a second.", Conferences::spy));

	private Conferences() {
	}

	private static void conference(ScenarioPbx pbx) {
		SipCall alice = pbx.alice().call("conference").awaitAnswered();
		pbx.pass(RING);
		SipCall bob = pbx.bob().call("conference").awaitAnswered();
		pbx.pass(RING);
		SipCall carol = pbx.carol().call("conference").awaitAnswered();
		pbx.pass(TALK);
		alice.hangUp();
		pbx.pass(RING);
		bob.hangUp();
		pbx.pass(RING);
		carol.hangUp();
	}

	private static void spy(ScenarioPbx pbx) {
		pbx.bob().answerAfter(RING);
		SipCall alice = pbx.alice().call("2002").awaitAnswered();
		pbx.pass(RING);
		SipCall carol = pbx.carol().call("spy-2001").awaitAnswered();
		pbx.pass(RING);
		carol.hangUp();
		carol.awaitEnded();
		pbx.pass(RING);
		alice.hangUp();
	}

}
