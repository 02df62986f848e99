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
 * Calls that the dialplan plays by itself, and one that is looked at from outside.
 */
final class CallsScenario implements Scenario {

	private static final List<String> EXTENSIONS = List.of("answer", "ring-answer", "noanswer", "busy", "congestion",
			"dial-answer", "dial-busy", "dial-congestion", "dial-noanswer", "dial-two", "userevent", "setvar",
			"escaped-variable", "caller-name", "account-code", "hangup-handler", "hangup-handler-pop", "dtmf", "flash");

	@Override
	public void play(Stage stage) {
		List<TestCall> calls = EXTENSIONS.stream().map(stage::call).toList();
		talk(stage);
		TestCall chain = stage.speakTo("dial-dial-answer");
		TestCall hold = stage.call("hold");
		stage.await(MusicOnHoldStartEvent.class, hold::owns);
		stage.hangUp(hold);
		lookAtACall(stage);
		stage.await(LocalOptimizationEndEvent.class);
		stage.awaitEnd(chain);
		calls.forEach(stage::awaitEnd);
	}

	private void talk(Stage stage) {
		TestCall call = stage.call("talk-detect");
		stage.await(ChannelTalkingStopEvent.class, call::owns);
		stage.hangUp(call);
	}

	private void lookAtACall(Stage stage) {
		TestCall call = stage.call("transfer");
		String channel = stage.awaitUp(call);
		BridgeEnterEvent enter = stage.await(BridgeEnterEvent.class, call::owns);
		stage.ask(BridgeInfoAction.of(enter.bridge().uniqueId()));
		stage.ask(StatusAction.of());
		if (stage.isAtLeast(22)) {
			stage.ask(CoreShowChannelMapAction.of(enter.channel().name()));
		}
		stage.ask(HangupAction.of("/^" + channel + "$/"));
		stage.awaitEnd(call);
	}

}
