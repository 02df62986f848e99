/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.util.Optional;

import io.github.amispring.live.model.QueueMember;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QueueActionsTests extends SimulatedActions {

	private static final String AGENT = "PJSIP/200";

	@AfterEach
	void removeAgent() {
		this.console.post("queues/remove", "queue", "support", "interface", AGENT);
		this.console.post("queues/remove", "queue", "sales", "interface", AGENT);
	}

	@Test
	void addsAndRemovesAMember() {
		ActionClient.Response response = this.console.post("queues/add", "queue", "support", "interface", AGENT, "name",
				"Anna Adler", "penalty", 3);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.text("message")).isEqualTo("PJSIP/200 was added to the queue “support”.");
		await(() -> assertThat(member("support")).get().satisfies((member) -> {
			assertThat(member.name()).isEqualTo("Anna Adler");
			assertThat(member.penalty()).isEqualTo(3);
		}));
		assertThat(this.console.post("queues/remove", "queue", "support", "interface", AGENT).status()).isEqualTo(200);
		await(() -> assertThat(member("support")).isEmpty());
	}

	@Test
	void pausesAMemberWithAReason() {
		this.console.post("queues/add", "queue", "support", "interface", AGENT);
		this.console.post("queues/add", "queue", "sales", "interface", AGENT);
		assertThat(this.console
			.post("queues/pause", "queue", "support", "interface", AGENT, "paused", true, "reason", "Lunch")
			.status()).isEqualTo(200);
		await(() -> assertThat(member("support")).get().satisfies((member) -> {
			assertThat(member.paused()).isTrue();
			assertThat(member.pausedReason()).isEqualTo("Lunch");
		}));
		assertThat(member("sales")).get().matches((member) -> !member.paused());

		assertThat(this.console.post("queues/pause", "queue", null, "interface", AGENT, "paused", true).status())
			.isEqualTo(200);
		await(() -> assertThat(member("sales")).get().matches(QueueMember::paused));
		assertThat(this.console.post("queues/pause", "interface", AGENT, "paused", false).text("message"))
			.isEqualTo("PJSIP/200 is no longer paused.");
		await(() -> assertThat(member("sales")).get().matches((member) -> !member.paused()));
		await(() -> assertThat(member("support")).get().matches((member) -> !member.paused()));
	}

	@Test
	void reportsWhatThePbxRefuses() {
		ActionClient.Response response = this.console.post("queues/pause", "queue", "support", "interface", AGENT,
				"paused", true);
		assertThat(response.status()).isEqualTo(422);
		assertThat(response.text("detail")).isEqualTo("The PBX refused: Interface not found");
		response = this.console.post("queues/add", "queue", "none", "interface", AGENT);
		assertThat(response.status()).isEqualTo(422);
		assertThat(response.text("detail")).contains("No such queue");
	}

	@Test
	void rejectsInvalidMembers() {
		assertInvalid("interface", this.console.post("queues/add", "queue", "support", "interface", "200"));
		assertInvalid("interface",
				this.console.post("queues/add", "queue", "support", "interface", "Local/00900@outbound/n"));
		assertInvalid("interface",
				this.console.post("queues/add", "queue", "support", "interface", "PJSIP/200&PJSIP/202"));
		assertInvalid("queue", this.console.post("queues/add", "interface", AGENT));
		assertInvalid("penalty",
				this.console.post("queues/add", "queue", "support", "interface", AGENT, "penalty", -1));
		assertInvalid("paused", this.console.post("queues/pause", "interface", AGENT));
		assertInvalid("reason", this.console.post("queues/pause", "interface", AGENT, "paused", true, "reason",
				"Lunch\r\nAction: Command"));
		assertThat(simulator.receivedActions("QueueAdd")).isEmpty();
		assertThat(simulator.receivedActions("QueuePause")).isEmpty();
	}

	@Test
	void addsALocalChannelOfTheContext() {
		String agent = "Local/200@default/n";
		assertThat(this.console.post("queues/add", "queue", "support", "interface", agent).status()).isEqualTo(200);
		assertThat(this.console.post("queues/remove", "queue", "support", "interface", agent).status()).isEqualTo(200);
	}

	private static void assertInvalid(String field, ActionClient.Response response) {
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.text("field")).isEqualTo(field);
	}

	private Optional<QueueMember> member(String queue) {
		return this.pbx.queue(queue)
			.orElseThrow()
			.members()
			.stream()
			.filter((member) -> member.interfaceName().equals(AGENT))
			.findFirst();
	}

}
