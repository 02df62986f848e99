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
 * A call that is controlled by AsyncAGI commands.
 */
final class AsyncAgiScenario implements Scenario {

	@Override
	public void run(ScenarioContext context) {
		TestCall call = context.call("async-agi");
		String channel = context.await(AsyncAGIStartEvent.class, call::owns).channel().name();
		context.execute(AGIAction.of(channel, "EXEC NoOp hello").commandId("hello"));
		context.await(AsyncAGIExecEvent.class, call::owns);
		context.execute(AGIAction.of(channel, "ASYNCAGI BREAK"));
		context.await(AsyncAGIEndEvent.class, call::owns);
		context.awaitEnd(call);
	}

}
