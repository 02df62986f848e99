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
 * Calls are recorded or monitored.
 */
final class RecordingsScenario implements Scenario {

	@Override
	public void run(ScenarioContext context) {
		TestCall call = context.call("transfer");
		String channel = context.awaitUp(call);
		mix(context, call, channel);
		if (!context.isAtLeast(22)) {
			context.execute(MonitorAction.of(channel).file(call.id()));
			context.await(MonitorStartEvent.class, call::owns);
			context.execute(StopMonitorAction.of(channel));
			context.await(MonitorStopEvent.class, call::owns);
		}
		TestCall spy = context.call("spy", (action) -> action.variable("__SPIED", channel));
		context.await(ChanSpyStartEvent.class);
		context.hangUp(call);
		context.await(ChanSpyStopEvent.class);
		context.awaitEnd(spy);
	}

	private void mix(ScenarioContext context, TestCall call, String channel) {
		context.execute(MixMonitorAction.of(channel).file(call.id() + ".wav"));
		context.await(MixMonitorStartEvent.class, call::owns);
		context.execute(MixMonitorMuteAction.of(channel, MixMonitorMuteAction.Direction.BOTH, true));
		context.await(MixMonitorMuteEvent.class, call::owns);
		context.execute(StopMixMonitorAction.of(channel));
		context.await(MixMonitorStopEvent.class, call::owns);
	}

}
