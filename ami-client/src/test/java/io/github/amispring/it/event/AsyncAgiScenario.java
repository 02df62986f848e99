/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import io.github.amispring.action.AGIAction;
import io.github.amispring.event.AsyncAGIEndEvent;
import io.github.amispring.event.AsyncAGIExecEvent;
import io.github.amispring.event.AsyncAGIStartEvent;
import io.github.amispring.it.support.TestCall;

/**
 * A call that is steered from outside, by commands of AGI.
 */
final class AsyncAgiScenario implements Scenario {

	@Override
	public void play(Stage stage) {
		TestCall call = stage.call("async-agi");
		String channel = stage.await(AsyncAGIStartEvent.class, call::owns).channel().name();
		stage.ask(AGIAction.of(channel, "EXEC NoOp hello").commandId("hello"));
		stage.await(AsyncAGIExecEvent.class, call::owns);
		stage.ask(AGIAction.of(channel, "ASYNCAGI BREAK"));
		stage.await(AsyncAGIEndEvent.class, call::owns);
		stage.awaitEnd(call);
	}

}
