/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import io.github.amispring.action.MixMonitorAction;
import io.github.amispring.action.MixMonitorMuteAction;
import io.github.amispring.action.MonitorAction;
import io.github.amispring.action.StopMixMonitorAction;
import io.github.amispring.action.StopMonitorAction;
import io.github.amispring.event.ChanSpyStartEvent;
import io.github.amispring.event.ChanSpyStopEvent;
import io.github.amispring.event.MixMonitorMuteEvent;
import io.github.amispring.event.MixMonitorStartEvent;
import io.github.amispring.event.MixMonitorStopEvent;
import io.github.amispring.event.MonitorStartEvent;
import io.github.amispring.event.MonitorStopEvent;
import io.github.amispring.it.support.TestCall;

/**
 * Calls that are recorded or listened to.
 */
final class RecordingsScenario implements Scenario {

	@Override
	public void play(Stage stage) {
		TestCall call = stage.call("transfer");
		String channel = stage.awaitUp(call);
		mix(stage, call, channel);
		if (!stage.isAtLeast(22)) {
			stage.ask(MonitorAction.of(channel).file(call.id()));
			stage.await(MonitorStartEvent.class, call::owns);
			stage.ask(StopMonitorAction.of(channel));
			stage.await(MonitorStopEvent.class, call::owns);
		}
		TestCall spy = stage.call("spy", (action) -> action.variable("__SPIED", channel));
		stage.await(ChanSpyStartEvent.class);
		stage.hangUp(call);
		stage.await(ChanSpyStopEvent.class);
		stage.awaitEnd(spy);
	}

	private void mix(Stage stage, TestCall call, String channel) {
		stage.ask(MixMonitorAction.of(channel).file(call.id() + ".wav"));
		stage.await(MixMonitorStartEvent.class, call::owns);
		stage.ask(MixMonitorMuteAction.of(channel, MixMonitorMuteAction.Direction.BOTH, true));
		stage.await(MixMonitorMuteEvent.class, call::owns);
		stage.ask(StopMixMonitorAction.of(channel));
		stage.await(MixMonitorStopEvent.class, call::owns);
	}

}
