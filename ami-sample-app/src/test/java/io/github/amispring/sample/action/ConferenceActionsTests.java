/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import io.github.amispring.live.model.LiveConference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConferenceActionsTests extends SimulatedActions {

	private String channel;

	@BeforeEach
	void conference() {
		simulator.phone("PJSIP/200").call("300");
		this.channel = simulator.phone("PJSIP/202").call("300");
		await(() -> assertThat(this.pbx.conferences()).singleElement()
			.satisfies((conference) -> assertThat(conference.members()).hasSize(2)));
	}

	@Test
	void mutesAMember() {
		assertThat(mute(this.channel, true).text("message")).isEqualTo("The member is muted.");
		await(() -> assertThat(member().muted()).isTrue());
		assertThat(mute(this.channel, false).text("message")).isEqualTo("The member is no longer muted.");
		await(() -> assertThat(member().muted()).isFalse());
	}

	@Test
	void removesAMember() {
		ActionClient.Response response = this.console.post("conferences/kick", "conference", "room", "channel",
				this.channel);
		assertThat(response.status()).isEqualTo(200);
		await(() -> assertThat(this.pbx.conferences().iterator().next().members()).hasSize(1));
		response = mute(this.channel, true);
		assertThat(response.status()).isEqualTo(404);
		assertThat(response.text("detail")).startsWith("The member has left the conference");
	}

	@Test
	void locksAConference() {
		assertThat(lock(true).status()).isEqualTo(200);
		assertThat(this.pbx.conferences()).extracting(LiveConference::locked).containsExactly(true);
		assertThat(simulator.receivedActions("ConfbridgeLock").get(0).get("Conference")).isEqualTo("room");
		simulator.phone("PJSIP/203").call("300");
		await(() -> assertThat(simulator.phone("PJSIP/203").channels()).isEmpty());
		assertThat(this.pbx.conferences().iterator().next().members()).hasSize(2);

		assertThat(lock(false).text("message")).isEqualTo("The conference is no longer locked.");
		assertThat(this.pbx.conferences()).extracting(LiveConference::locked).containsExactly(false);
		simulator.phone("PJSIP/203").call("300");
		await(() -> assertThat(this.pbx.conferences().iterator().next().members()).hasSize(3));
	}

	@Test
	void doesNotMuteAllMembers() {
		assertThat(mute("all", true).status()).isEqualTo(404);
		assertThat(mute("participants", true).status()).isEqualTo(404);
		assertThat(simulator.receivedActions("ConfbridgeMute")).isEmpty();
	}

	@Test
	void reportsThatTheConferenceHasEnded() {
		ActionClient.Response response = this.console.post("conferences/lock", "conference", "other", "locked", true);
		assertThat(response.status()).isEqualTo(404);
		assertThat(response.text("detail")).startsWith("The conference has ended");
	}

	private ActionClient.Response mute(String channel, boolean muted) {
		return this.console.post("conferences/mute", "conference", "room", "channel", channel, "muted", muted);
	}

	private ActionClient.Response lock(boolean locked) {
		return this.console.post("conferences/lock", "conference", "room", "locked", locked);
	}

	private LiveConference.Member member() {
		return this.pbx.conferences()
			.iterator()
			.next()
			.members()
			.stream()
			.filter((member) -> member.channel().equals(this.channel))
			.findFirst()
			.orElseThrow();
	}

}
