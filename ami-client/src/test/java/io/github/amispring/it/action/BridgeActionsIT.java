/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import io.github.amispring.action.BridgeAction;
import io.github.amispring.action.BridgeDestroyAction;
import io.github.amispring.action.BridgeInfoAction;
import io.github.amispring.action.BridgeKickAction;
import io.github.amispring.action.BridgeListAction;
import io.github.amispring.action.BridgeTechnologyListAction;
import io.github.amispring.action.BridgeTechnologySuspendAction;
import io.github.amispring.action.BridgeTechnologyUnsuspendAction;
import io.github.amispring.event.BridgeDestroyEvent;
import io.github.amispring.event.BridgeEnterEvent;
import io.github.amispring.event.BridgeLeaveEvent;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests bridge actions against a real Asterisk.
 */
@OnEachAsterisk
class BridgeActionsIT extends AbstractActionsIT {

	BridgeActionsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Covers({ "Bridge", "BridgeInfo", "BridgeKick", "BridgeList" })
	void bridgesTwoChannelsAndKicksOne() {
		TestCall one = call("talk");
		TestCall other = call("talk");
		String bridge = bridge(one, other);
		assertThat(execute(BridgeListAction.of()).entries()).extracting((event) -> event.bridge().uniqueId())
			.contains(bridge);
		assertThat(execute(BridgeInfoAction.of(bridge)).entries()).extracting((event) -> event.channel().uniqueId())
			.containsExactlyInAnyOrder(one.callerId(), other.callerId());

		assertThat(execute(BridgeKickAction.of(one.callerId()).bridgeUniqueId(bridge)).serverMessage())
			.isEqualTo("Channel has been kicked");
		this.log.await(BridgeLeaveEvent.class, one::isCaller);
		assertThat(refusal(BridgeKickAction.of(NO_CHANNEL)).isNoSuchChannel()).isTrue();
		assertThat(execute(BridgeInfoAction.of("none")).entries()).isEmpty();
		assertThat(refusal(BridgeAction.of(NO_CHANNEL, one.callerId())).isNoSuchChannel()).isTrue();
	}

	@Test
	@Covers("BridgeDestroy")
	void destroysBridge() {
		TestCall one = call("talk");
		TestCall other = call("talk");
		String bridge = bridge(one, other);
		assertThat(execute(BridgeDestroyAction.of(bridge)).serverMessage()).isEqualTo("Bridge has been destroyed");
		this.log.await(BridgeDestroyEvent.class, (event) -> bridge.equals(event.bridge().uniqueId()));
		assertThat(refusal(BridgeDestroyAction.of(bridge)).serverMessage())
			.isEqualTo("Specified BridgeUniqueid not found");
	}

	private String bridge(TestCall one, TestCall other) {
		assertThat(execute(BridgeAction.of(one.callerId(), other.callerId())).serverMessage())
			.isEqualTo("Channels have been bridged");
		return this.log
			.await(BridgeEnterEvent.class,
					(event) -> (one.isCaller(event) || other.isCaller(event)) && event.bridge().numChannels() == 2)
			.bridge()
			.uniqueId();
	}

	@Test
	@Covers({ "BridgeTechnologyList", "BridgeTechnologySuspend", "BridgeTechnologyUnsuspend" })
	void suspendsAndUnsuspendsTechnology() {
		BridgeTechnologyUnsuspendAction unsuspend = BridgeTechnologyUnsuspendAction.of("holding_bridge");
		this.pbx.executeAfterTest(unsuspend);
		assertThat(isSuspended("holding_bridge")).isFalse();
		assertThat(execute(BridgeTechnologySuspendAction.of("holding_bridge")).serverMessage())
			.isEqualTo("Suspended bridge technology");
		assertThat(isSuspended("holding_bridge")).isTrue();
		assertThat(execute(unsuspend).serverMessage()).isEqualTo("Unsuspended bridge technology");
		assertThat(isSuspended("holding_bridge")).isFalse();
	}

	private Boolean isSuspended(String technology) {
		return execute(BridgeTechnologyListAction.of()).entries()
			.stream()
			.filter((event) -> technology.equals(event.bridgeTechnology()))
			.findFirst()
			.orElseThrow()
			.bridgeSuspended();
	}

}
