/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.scenario;

import java.util.List;

import io.github.amispring.event.ParkedCallEvent;
import io.github.amispring.phone.SipCall;

import static io.github.amispring.live.scenario.ScenarioPbx.HOLD;
import static io.github.amispring.live.scenario.ScenarioPbx.RING;
import static io.github.amispring.live.scenario.ScenarioPbx.TALK;

/**
 * Calls from Alice to Bob, who parks Alice.
 */
final class Parking {

	static final List<CallScenario> ALL = List.of(
			new CallScenario("park-by-feature", "parking", "Bob parks Alice with keys. Carol retrieves the call.",
					Parking::byFeature),
			new CallScenario("park-by-transfer", "parking",
					"Bob transfers Alice to the parking extension. Carol retrieves the call.", Parking::byTransfer),
			new CallScenario("parked-gives-up", "parking", "Bob parks Alice, who hangs up.", Parking::givesUp),
			new CallScenario("parked-times-out", "parking",
					"Bob parks Alice for two seconds. Alice continues in the dialplan.", Parking::timesOut));

	private Parking() {
	}

	private static SipCall call(ScenarioPbx pbx, String extension) {
		pbx.bob().answerAfter(RING);
		SipCall call = pbx.alice().call(extension).awaitAnswered();
		pbx.pass(TALK);
		return call;
	}

	private static void byFeature(ScenarioPbx pbx) {
		SipCall alice = call(pbx, "features-2002");
		pbx.bob().awaitCall().dial("#3");
		retrieve(pbx, alice);
	}

	private static void byTransfer(ScenarioPbx pbx) {
		SipCall alice = call(pbx, "2002");
		pbx.bob().awaitCall().transferTo("700");
		retrieve(pbx, alice);
	}

	/** Carol retrieves the parked call, and talks to Alice. */
	private static void retrieve(ScenarioPbx pbx, SipCall alice) {
		Integer space = pbx.await(ParkedCallEvent.class).parkingSpace();
		pbx.pass(HOLD);
		pbx.carol().call(String.valueOf(space)).awaitAnswered();
		pbx.pass(TALK);
		alice.hangUp();
	}

	private static void givesUp(ScenarioPbx pbx) {
		SipCall alice = call(pbx, "2002");
		pbx.bob().awaitCall().transferTo("700");
		pbx.await(ParkedCallEvent.class);
		pbx.pass(HOLD);
		alice.hangUp();
	}

	private static void timesOut(ScenarioPbx pbx) {
		SipCall alice = call(pbx, "2002");
		pbx.bob().awaitCall().transferTo("park-briefly");
		alice.awaitEnded();
	}

}
