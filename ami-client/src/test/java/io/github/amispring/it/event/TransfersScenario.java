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
 * Calls are transferred and picked up.
 */
final class TransfersScenario implements Scenario {

	@Override
	public void run(ScenarioContext context) {
		blind(context);
		attended(context);
		pickup(context);
	}

	private void blind(ScenarioContext context) {
		TestCall call = context.call("transfer");
		String channel = bridged(context, call);
		context.execute(BlindTransferAction.of(channel, "801").context("test"));
		context.await(BlindTransferEvent.class);
		context.hangUp(call);
	}

	/** The transferred party is on hold until the transfer is complete. */
	private void attended(ScenarioContext context) {
		TestCall call = context.call("transfer-sip");
		String channel = bridged(context, call);
		String bridge = context.await(BridgeEnterEvent.class, call::isCalled).bridge().uniqueId();
		context.execute(AtxferAction.of(channel, "801").context("test"));
		context.await(HoldEvent.class);
		context.await(BridgeEnterEvent.class,
				(event) -> call.isCalled(event) && !bridge.equals(event.bridge().uniqueId()));
		context.hangUp(call);
		context.await(AttendedTransferEvent.class);
		context.await(UnholdEvent.class);
		context.await(RTCPReceivedEvent.class);
	}

	private void pickup(ScenarioContext context) {
		TestCall call = context.call("dial-ring");
		context.await(NewStateEvent.class,
				(event) -> call.owns(event) && event.channel().state() == ChannelState.RINGING);
		TestCall other = context.call("pickup");
		context.await(PickupEvent.class);
		context.hangUp(other);
		context.hangUp(call);
	}

	private static String bridged(ScenarioContext context, TestCall call) {
		return context.await(BridgeEnterEvent.class, call::isCalled).channel().name();
	}

}
