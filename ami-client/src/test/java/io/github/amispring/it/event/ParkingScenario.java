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
	public void play(Stage stage) {
		TestCall shortly = stage.call("park-short");
		fetched(stage);
		givenUp(stage);
		replaced(stage);
		stage.await(ParkedCallTimeOutEvent.class, shortly::isParkee);
		stage.awaitEnd(shortly);
	}

	private void fetched(Stage stage) {
		TestCall parked = stage.call("park");
		int space = stage.await(ParkedCallEvent.class, parked::isParkee).parkingSpace();
		stage.ask(ParkinglotsAction.of());
		stage.ask(ParkedCallsAction.of());
		TestCall fetching = stage.call("unpark-" + space);
		stage.await(UnParkedCallEvent.class, parked::isParkee);
		stage.hangUp(parked);
		stage.hangUp(fetching);
	}

	private void givenUp(Stage stage) {
		TestCall call = stage.call("park");
		stage.await(ParkedCallEvent.class, call::isParkee);
		stage.hangUp(call);
		stage.await(ParkedCallGiveUpEvent.class, call::isParkee);
	}

	private void replaced(Stage stage) {
		TestCall call = stage.speakTo("dial-park");
		stage.await(ParkedCallSwapEvent.class);
		stage.hangUp(call);
	}

}
