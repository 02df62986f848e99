/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.replay;

import java.util.ArrayList;
import java.util.List;

import io.github.amispring.event.EventTypes;
import io.github.amispring.live.event.CallAnsweredEvent;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for calls with Local channels only, such as test calls between extensions that
 * answer without a phone.
 */
class LocalCallTests {

	private static final String DOWN = "0";

	private static final String RING = "4";

	private static final String RINGING = "5";

	private static final String UP = "6";

	private final Replay replay = new Replay();

	@BeforeEach
	void originateLocalChannel() {
		channel("Newchannel", "Local/talk@test-00000001;1", "1.1", DOWN);
		channel("Newchannel", "Local/talk@test-00000001;2", "1.2", RING);
		publish("LocalBridge", "LocalOneChannel", "Local/talk@test-00000001;1", "LocalOneUniqueid", "1.1",
				"LocalOneLinkedid", "1.1", "LocalTwoChannel", "Local/talk@test-00000001;2", "LocalTwoUniqueid", "1.2",
				"LocalTwoLinkedid", "1.1");
	}

	@AfterEach
	void close() {
		this.replay.close();
	}

	@Test
	void isDialingBeforeAnExtensionAnswers() {
		assertThat(call().state()).isEqualTo(CallState.DIALING);
	}

	@Test
	void ringsIfTheExtensionRings() {
		channel("Newstate", "Local/talk@test-00000001;1", "1.1", RINGING);
		assertThat(call().state()).isEqualTo(CallState.RINGING);
		assertThat(call().pbxAnsweredAt()).isNull();
	}

	@Test
	void isAnsweredByThePbxAndNotByAParty() {
		answer();
		assertThat(call().state()).isEqualTo(CallState.PBX);
		assertThat(call().pbxAnsweredAt()).isNotNull();
		assertThat(call().answeredAt()).isNull();
		assertThat(call().parties()).isEmpty();
		assertThat(this.replay.changes(CallAnsweredEvent.class)).isEmpty();
	}

	@Test
	void twoConnectedExtensionsDoNotTalk() {
		answer();
		channel("Newchannel", "Local/answer@test-00000002;1", "1.3", DOWN);
		channel("Newchannel", "Local/answer@test-00000002;2", "1.4", RING);
		channel("Newstate", "Local/answer@test-00000002;1", "1.3", UP);
		publish("BridgeCreate", "BridgeUniqueid", "b", "BridgeType", "basic");
		bridgeEnter("Local/talk@test-00000001;1", "1.1");
		bridgeEnter("Local/answer@test-00000002;1", "1.3");
		assertThat(call().state()).isEqualTo(CallState.PBX);
		assertThat(call().answeredAt()).isNull();
	}

	@Test
	void endsAsAnsweredByThePbx() {
		answer();
		hangUp();
		assertThat(this.replay.ended()).singleElement().satisfies((ended) -> {
			assertThat(ended.outcome()).isEqualTo(CallOutcome.ANSWERED_BY_PBX);
			assertThat(ended.talk()).isNull();
		});
	}

	@Test
	void endsAsFailedIfNoExtensionAnswered() {
		hangUp();
		assertThat(this.replay.ended()).extracting(EndedCall::outcome).containsExactly(CallOutcome.FAILED);
	}

	@Test
	void localChannelsDoNotCountBesideAPhone() {
		answer();
		channel("Newchannel", "PJSIP/100-00000001", "1.5", DOWN);
		assertThat(call().state()).isEqualTo(CallState.DIALING);
	}

	private LiveCall call() {
		return this.replay.pbx().calls().iterator().next();
	}

	private void answer() {
		channel("Newstate", "Local/talk@test-00000001;2", "1.2", UP);
		channel("Newstate", "Local/talk@test-00000001;1", "1.1", UP);
	}

	private void hangUp() {
		channel("Hangup", "Local/talk@test-00000001;2", "1.2", UP, "Cause", "16");
		channel("Hangup", "Local/talk@test-00000001;1", "1.1", UP, "Cause", "16");
	}

	private void bridgeEnter(String name, String uniqueId) {
		channel("BridgeEnter", name, uniqueId, UP, "BridgeUniqueid", "b", "BridgeType", "basic");
	}

	private void channel(String event, String name, String uniqueId, String state, String... headers) {
		List<String> all = new ArrayList<>(
				List.of("Channel", name, "ChannelState", state, "Uniqueid", uniqueId, "Linkedid", "1.1"));
		all.addAll(List.of(headers));
		publish(event, all.toArray(String[]::new));
	}

	private void publish(String event, String... headers) {
		List<String> all = new ArrayList<>(List.of("Event", event));
		all.addAll(List.of(headers));
		this.replay.publish(EventTypes.decode(AmiMessage.of(all.toArray(String[]::new))));
	}

}
