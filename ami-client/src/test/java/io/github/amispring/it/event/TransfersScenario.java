/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import io.github.amispring.action.AtxferAction;
import io.github.amispring.action.BlindTransferAction;
import io.github.amispring.event.AttendedTransferEvent;
import io.github.amispring.event.BlindTransferEvent;
import io.github.amispring.event.BridgeEnterEvent;
import io.github.amispring.event.ChannelState;
import io.github.amispring.event.HoldEvent;
import io.github.amispring.event.NewStateEvent;
import io.github.amispring.event.PickupEvent;
import io.github.amispring.event.RTCPReceivedEvent;
import io.github.amispring.event.UnholdEvent;
import io.github.amispring.it.support.TestCall;

/**
 * Calls that others take over.
 */
final class TransfersScenario implements Scenario {

	@Override
	public void play(Stage stage) {
		blind(stage);
		attended(stage);
		pickup(stage);
	}

	private void blind(Stage stage) {
		TestCall call = stage.call("transfer");
		String channel = bridged(stage, call);
		stage.ask(BlindTransferAction.of(channel, "801").context("test"));
		stage.await(BlindTransferEvent.class);
		stage.hangUp(call);
	}

	/** The one who is transferred is on hold until he is through. */
	private void attended(Stage stage) {
		TestCall call = stage.call("transfer-sip");
		String channel = bridged(stage, call);
		String bridge = stage.await(BridgeEnterEvent.class, call::isCalled).bridge().uniqueId();
		stage.ask(AtxferAction.of(channel, "801").context("test"));
		stage.await(HoldEvent.class);
		stage.await(BridgeEnterEvent.class,
				(event) -> call.isCalled(event) && !bridge.equals(event.bridge().uniqueId()));
		stage.hangUp(call);
		stage.await(AttendedTransferEvent.class);
		stage.await(UnholdEvent.class);
		stage.await(RTCPReceivedEvent.class);
	}

	private void pickup(Stage stage) {
		TestCall call = stage.call("dial-ring");
		stage.await(NewStateEvent.class,
				(event) -> call.owns(event) && event.channel().state() == ChannelState.RINGING);
		TestCall other = stage.call("pickup");
		stage.await(PickupEvent.class);
		stage.hangUp(other);
		stage.hangUp(call);
	}

	private static String bridged(Stage stage, TestCall call) {
		return stage.await(BridgeEnterEvent.class, call::isCalled).channel().name();
	}

}
