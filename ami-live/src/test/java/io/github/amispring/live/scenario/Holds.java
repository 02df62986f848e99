/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.scenario;

import java.util.List;

import io.github.amispring.phone.SipCall;

import static io.github.amispring.live.scenario.ScenarioPbx.HOLD;
import static io.github.amispring.live.scenario.ScenarioPbx.RING;
import static io.github.amispring.live.scenario.ScenarioPbx.TALK;

/**
 * Calls from Alice to Bob, with a party on hold.
 */
final class Holds {

	static final List<CallScenario> ALL = List.of(
			new CallScenario("hold-by-caller", "hold", "Alice holds the call for a second.", Holds::byCaller),
			new CallScenario("hold-by-callee", "hold", "Bob holds the call for a second.", Holds::byCallee),
			new CallScenario("hold-by-both", "hold",
					"Alice holds the call for three seconds, and Bob for the second one.", Holds::byBoth),
			new CallScenario("hold-until-end", "hold", "Alice holds the call and hangs up.", Holds::untilEnd));

	private Holds() {
	}

	private static SipCall call(ScenarioPbx pbx) {
		pbx.bob().answerAfter(RING);
		SipCall call = pbx.alice().call("2002").awaitAnswered();
		pbx.pass(TALK);
		return call;
	}

	private static void holdAndTalk(ScenarioPbx pbx, SipCall call) {
		call.hold();
		pbx.pass(HOLD);
		call.unhold();
		pbx.pass(HOLD);
	}

	private static void byCaller(ScenarioPbx pbx) {
		SipCall call = call(pbx);
		holdAndTalk(pbx, call);
		call.hangUp();
	}

	private static void byCallee(ScenarioPbx pbx) {
		SipCall call = call(pbx);
		holdAndTalk(pbx, pbx.bob().awaitCall());
		call.hangUp();
	}

	private static void byBoth(ScenarioPbx pbx) {
		SipCall call = call(pbx);
		call.hold();
		pbx.pass(HOLD);
		holdAndTalk(pbx, pbx.bob().awaitCall());
		call.unhold();
		pbx.pass(HOLD);
		call.hangUp();
	}

	private static void untilEnd(ScenarioPbx pbx) {
		SipCall call = call(pbx);
		call.hold();
		pbx.pass(HOLD);
		call.hangUp();
	}

}
