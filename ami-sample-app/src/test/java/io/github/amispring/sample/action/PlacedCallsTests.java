/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.net.http.HttpRequest;
import java.util.concurrent.CompletableFuture;

import io.github.amispring.live.model.CallState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlacedCallsTests extends SimulatedActions {

	@Test
	void connectsTwoNumbers() {
		ActionClient.Response response = this.console.post("calls", "from", "200", "to", "202");
		assertThat(response.status()).isEqualTo(202);
		String id = response.text("id");
		await(() -> assertThat(step(id)).isEqualTo("ANSWERED"));
		assertThat(awaitCall((call) -> call.state() == CallState.TALKING && has(call, "202")).originated()).isTrue();
		ActionClient.Response placed = this.console.placed(id);
		assertThat(placed.body().path("outcome").isNull()).isTrue();
		assertThat(this.pbx.call(placed.text("call"))).isPresent();

		assertThat(this.console.post("calls/hangup", "call", response.text("call")).status()).isEqualTo(200);
		await(() -> assertThat(step(id)).isEqualTo("ENDED"));
		placed = this.console.placed(id);
		assertThat(placed.text("id")).isEqualTo(id);
		assertThat(placed.text("outcome")).isEqualTo("ANSWERED");
		assertThat(placed.body().path("talkSeconds").isIntegralNumber()).isTrue();
		assertThat(placed.body().path("problem").isNull()).isTrue();
	}

	@Test
	void reportsThatTheFirstPhoneIsBusy() {
		String id = this.console.post("calls", "from", "206", "to", "202").text("id");
		await(() -> assertThat(step(id)).isEqualTo("ENDED"));
		assertThat(this.console.placed(id).text("outcome")).isNotIn("", "ANSWERED", "ANSWERED_BY_PBX");
	}

	@Test
	void doesNotKnowOtherCalls() {
		ActionClient.Response response = this.console.placed("unknown");
		assertThat(response.status()).isEqualTo(404);
		assertThat(response.contentType()).isEqualTo("application/problem+json");
	}

	@Test
	void callsThePbxThatIsNamed() {
		ActionClient.Response response = this.console.postTo("hamburg", "calls", "from", "200", "to", "202");
		assertThat(response.status()).isEqualTo(202);
		assertThat(hamburg.receivedActions("Originate")).hasSize(1);
		assertThat(simulator.receivedActions("Originate")).isEmpty();
		assertThat(this.console.placed(response.text("id")).status()).isEqualTo(404);
		assertThat(this.console.postTo("hamburg", "calls/hangup", "call", response.text("call")).status())
			.isEqualTo(200);
	}

	@Test
	void doesNotCallTwiceForTheSameKey() {
		ActionClient.Response first = this.console.send(withKey("key-of-one-click", "200", "202"));
		ActionClient.Response second = this.console.send(withKey("key-of-one-click", "200", "202"));
		assertThat(first.status()).isEqualTo(202);
		assertThat(second).isEqualTo(first);
		assertThat(simulator.receivedActions("Originate")).hasSize(1);
		assertThat(this.audit.entries()).hasSize(1);

		ActionClient.Response other = this.console.send(withKey("key-of-other-click", "203", "202"));
		assertThat(other.status()).isEqualTo(202);
		assertThat(other.text("id")).isNotEqualTo(first.text("id"));
	}

	@Test
	void doesNotCallTwiceForSimultaneousRequests() {
		CompletableFuture<ActionClient.Response> first = this.console
			.sendAsync(withKey("key-of-two-requests", "200", "202"));
		CompletableFuture<ActionClient.Response> second = this.console
			.sendAsync(withKey("key-of-two-requests", "200", "202"));
		assertThat(second.join()).isEqualTo(first.join());
		assertThat(first.join().status()).isEqualTo(202);
		assertThat(simulator.receivedActions("Originate")).hasSize(1);
	}

	@Test
	void refusesAKeyOfAnotherRequest() {
		this.console.send(withKey("key-that-is-reused", "200", "202"));
		ActionClient.Response response = this.console.send(withKey("key-that-is-reused", "200", "203"));
		assertThat(response.status()).isEqualTo(422);
		assertThat(response.text("code")).isEqualTo("key-reused");
		assertThat(simulator.receivedActions("Originate")).hasSize(1);
		assertThat(this.console.send(withKey("short", "200", "203")).status()).isEqualTo(400);
	}

	@Test
	void repeatsARequestThatWasRefused() {
		simulator.onAction("Originate", (request, response) -> response.error("Originate failed"));
		assertThat(this.console.send(withKey("key-of-refused-call", "200", "202")).status()).isEqualTo(422);
		simulator.resetActions();
		assertThat(this.console.send(withKey("key-of-refused-call", "200", "202")).status()).isEqualTo(202);
	}

	@Test
	void doesNotRepeatARequestThatMayHaveRun() {
		simulator.onAction("Originate", (request, response) -> {
		});
		ActionClient.Response response = this.console.send(withKey("key-of-silent-pbx", "200", "202"));
		assertThat(response.status()).isEqualTo(504);
		assertThat(response.text("detail")).contains("may have executed");
		assertThat(this.console.send(withKey("key-of-silent-pbx", "200", "202")).status()).isEqualTo(504);
		assertThat(simulator.receivedActions("Originate")).hasSize(1);
	}

	private HttpRequest withKey(String key, String from, String to) {
		return this.console.request("default", "calls", "from", from, "to", to).header("Idempotency-Key", key).build();
	}

	private String step(String id) {
		return this.console.placed(id).text("step");
	}

}
