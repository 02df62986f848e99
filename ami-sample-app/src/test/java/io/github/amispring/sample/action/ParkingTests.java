/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.LiveCall;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ParkingTests extends SimulatedActions {

	@Test
	void parksAndRetrievesAParty() {
		int space = park();
		assertThat(this.pbx.parked()).singleElement()
			.satisfies((parked) -> assertThat(parked.space()).isEqualTo(space));
		ActionClient.Response response = this.console.post("parked/retrieve", "space", space, "extension", "203");
		assertThat(response.status()).isEqualTo(202);
		await(() -> assertThat(this.pbx.parked()).isEmpty());
		LiveCall call = awaitCall((each) -> each.state() == CallState.TALKING && has(each, "200"));
		assertThat(call.parkings()).hasSize(1);
		assertThat(simulator.phone("PJSIP/203").channels()).hasSize(1);
	}

	@Test
	void doesNotRetrieveFromAFreeSpace() {
		int space = park();
		ActionClient.Response response = this.console.post("parked/retrieve", "space", space + 1, "extension", "203");
		assertThat(response.status()).isEqualTo(404);
		assertThat(response.text("detail")).isEqualTo("No call is parked at " + (space + 1) + " any more.");
		response = this.console.post("parked/retrieve", "space", space, "lot", "other", "extension", "203");
		assertThat(response.status()).isEqualTo(404);
		assertThat(simulator.receivedActions("Originate")).isEmpty();
	}

	@Test
	void reportsThatNoCallWasParked() {
		LiveCall call = talk("200", "202");
		simulator.onAction("Park", (request, response) -> response.error("Park action failed"));
		ActionClient.Response response = this.console.post("calls/park", "call", call.id(), "party",
				party(call, "200").uniqueId());
		assertThat(response.status()).isEqualTo(422);
		assertThat(response.text("detail")).isEqualTo("The PBX refused: Park action failed");
	}

	/** Parks the phone 200, and returns the space. */
	private int park() {
		LiveCall call = talk("200", "202");
		ActionClient.Response response = this.console.post("calls/park", "call", call.id(), "party",
				party(call, "200").uniqueId());
		assertThat(response.status()).isEqualTo(200);
		return response.body().path("space").asInt();
	}

}
