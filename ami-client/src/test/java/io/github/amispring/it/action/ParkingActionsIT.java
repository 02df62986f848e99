/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import java.time.Duration;

import io.github.amispring.action.ParkAction;
import io.github.amispring.action.ParkedCallsAction;
import io.github.amispring.action.ParkinglotsAction;
import io.github.amispring.event.ParkedCallEvent;
import io.github.amispring.event.ParkinglotEvent;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests parking actions against a real Asterisk.
 */
@OnEachAsterisk
class ParkingActionsIT extends AbstractActionsIT {

	ParkingActionsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Covers({ "Park", "ParkedCalls", "Parkinglots" })
	void parksCall() {
		TestCall call = call("talk");
		assertThat(execute(ParkAction.of(call.callerId()).timeout(Duration.ofMinutes(1))).serverMessage())
			.isEqualTo("Park successful");
		ParkedCallEvent parked = this.log.await(ParkedCallEvent.class, (event) -> call.owns(event.parkeeChannel()));
		assertThat(parked.parkingTimeout()).isEqualTo(Duration.ofMinutes(1));
		assertThat(execute(ParkedCallsAction.of()).entries()).filteredOn((event) -> call.owns(event.parkeeChannel()))
			.singleElement()
			.returns(parked.parkingSpace(), ParkedCallEvent::parkingSpace);
		assertThat(execute(ParkedCallsAction.of().parkingLot("none")).entries()).isEmpty();
		assertThat(execute(ParkinglotsAction.of()).entries()).filteredOn((lot) -> "default".equals(lot.name()))
			.singleElement()
			.returns(701, ParkinglotEvent::startSpace);
		assertThat(refusal(ParkAction.of(NO_CHANNEL)).isNoSuchChannel()).isTrue();
	}

}
