/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import io.github.amispring.action.ParkedCallsAction;
import io.github.amispring.action.ParkinglotsAction;
import io.github.amispring.event.ParkedCallEvent;
import io.github.amispring.event.ParkedCallGiveUpEvent;
import io.github.amispring.event.ParkedCallSwapEvent;
import io.github.amispring.event.ParkedCallTimeOutEvent;
import io.github.amispring.event.UnParkedCallEvent;
import io.github.amispring.it.support.TestCall;

/**
 * Calls that are parked.
 */
final class ParkingScenario implements Scenario {

	@Override
	public void run(ScenarioContext context) {
		TestCall timedOut = context.call("park-short");
		retrieve(context);
		abandon(context);
		swap(context);
		context.await(ParkedCallTimeOutEvent.class, timedOut::isParkee);
		context.awaitEnd(timedOut);
	}

	private void retrieve(ScenarioContext context) {
		TestCall parked = context.call("park");
		int space = context.await(ParkedCallEvent.class, parked::isParkee).parkingSpace();
		context.execute(ParkinglotsAction.of());
		context.execute(ParkedCallsAction.of());
		TestCall retrieving = context.call("unpark-" + space);
		context.await(UnParkedCallEvent.class, parked::isParkee);
		context.hangUp(parked);
		context.hangUp(retrieving);
	}

	private void abandon(ScenarioContext context) {
		TestCall call = context.call("park");
		context.await(ParkedCallEvent.class, call::isParkee);
		context.hangUp(call);
		context.await(ParkedCallGiveUpEvent.class, call::isParkee);
	}

	private void swap(ScenarioContext context) {
		TestCall call = context.callWithAudio("dial-park");
		context.await(ParkedCallSwapEvent.class);
		context.hangUp(call);
	}

}
