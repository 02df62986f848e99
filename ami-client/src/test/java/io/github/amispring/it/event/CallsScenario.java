/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import java.util.List;

import io.github.amispring.action.BridgeInfoAction;
import io.github.amispring.action.CoreShowChannelMapAction;
import io.github.amispring.action.HangupAction;
import io.github.amispring.action.StatusAction;
import io.github.amispring.event.BridgeEnterEvent;
import io.github.amispring.event.ChannelTalkingStopEvent;
import io.github.amispring.event.LocalOptimizationEndEvent;
import io.github.amispring.event.MusicOnHoldStartEvent;
import io.github.amispring.it.support.TestCall;

/**
 * Calls that run in the dialplan, and a call that is queried by actions.
 */
final class CallsScenario implements Scenario {

	private static final List<String> EXTENSIONS = List.of("answer", "ring-answer", "noanswer", "busy", "congestion",
			"dial-answer", "dial-busy", "dial-congestion", "dial-noanswer", "dial-two", "userevent", "setvar",
			"escaped-variable", "caller-name", "account-code", "hangup-handler", "hangup-handler-pop", "dtmf", "flash");

	@Override
	public void run(ScenarioContext context) {
		List<TestCall> calls = EXTENSIONS.stream().map(context::call).toList();
		talk(context);
		TestCall chain = context.callWithAudio("dial-dial-answer");
		TestCall hold = context.call("hold");
		context.await(MusicOnHoldStartEvent.class, hold::owns);
		context.hangUp(hold);
		queryACall(context);
		context.await(LocalOptimizationEndEvent.class);
		context.awaitEnd(chain);
		calls.forEach(context::awaitEnd);
	}

	private void talk(ScenarioContext context) {
		TestCall call = context.call("talk-detect");
		context.await(ChannelTalkingStopEvent.class, call::owns);
		context.hangUp(call);
	}

	private void queryACall(ScenarioContext context) {
		TestCall call = context.call("transfer");
		String channel = context.awaitUp(call);
		BridgeEnterEvent enter = context.await(BridgeEnterEvent.class, call::owns);
		context.execute(BridgeInfoAction.of(enter.bridge().uniqueId()));
		context.execute(StatusAction.of());
		if (context.isAtLeast(22)) {
			context.execute(CoreShowChannelMapAction.of(enter.channel().name()));
		}
		context.execute(HangupAction.of("/^" + channel + "$/"));
		context.awaitEnd(call);
	}

}
