/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.time.Instant;
import java.util.Base64;

import io.github.amispring.live.model.LiveCall;
import io.github.amispring.sample.security.AuditEntry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ActionAuditTests extends SimulatedActions {

	@Test
	void recordsActions() {
		Instant before = Instant.now();
		LiveCall call = talk("200", "202");
		this.console.post("calls/transfer", "call", call.id(), "party", party(call, "202").uniqueId(), "to", "203",
				"kind", "BLIND");
		assertThat(this.audit.entries()).singleElement().satisfies((entry) -> {
			assertThat(entry.who()).isEqualTo("anonymous");
			assertThat(entry.address()).isEqualTo("127.0.0.1");
			assertThat(entry.action()).isEqualTo("transfer");
			assertThat(entry.server()).isEqualTo("default");
			assertThat(entry.target()).isEqualTo(call.id() + " BLIND by " + party(call, "202").uniqueId() + " to 203");
			assertThat(entry.result()).isEqualTo("ok");
			assertThat(entry.at()).isBetween(before, Instant.now());
		});
	}

	@Test
	void recordsWhoIsLoggedIn() {
		String credentials = Base64.getEncoder().encodeToString("olga:olga".getBytes());
		this.console.send(this.console.request("default", "queues/pause", "interface", "PJSIP/102", "paused", false)
			.header("Authorization", "Basic " + credentials)
			.build());
		assertThat(this.audit.entries()).extracting(AuditEntry::who, AuditEntry::action)
			.containsExactly(tuple("olga", "queue-unpause"));
	}

	@Test
	void recordsFailures() {
		this.console.postTo("rome", "calls/hangup", "call", "x");
		this.console.post("calls/hangup", "call", "x");
		this.console.post("calls", "from", "200&201", "to", "202");
		this.console.post("calls", "from", "200", "to", "999");
		assertThat(this.audit.entries()).extracting(AuditEntry::result)
			.satisfiesExactly((result) -> assertThat(result).startsWith("404 Unknown PBX"),
					(result) -> assertThat(result).startsWith("404 It no longer exists"),
					(result) -> assertThat(result).startsWith("400 Invalid value"),
					(result) -> assertThat(result).isEqualTo(
							"422 This is not possible: Extension “999” does not exist in context “default”. Check the number."));
	}

}
