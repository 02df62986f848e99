/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import io.github.amispring.action.FAXSessionAction;
import io.github.amispring.action.FAXSessionsAction;
import io.github.amispring.action.FAXStatsAction;
import io.github.amispring.event.FAXSessionsEntryEvent;
import io.github.amispring.event.FAXStatusEvent;
import io.github.amispring.event.ReceiveFAXEvent;
import io.github.amispring.event.SendFAXEvent;
import io.github.amispring.it.support.TestCall;
import io.github.amispring.message.EventList;

/**
 * A fax of one page.
 */
final class FaxScenario implements Scenario {

	private static final String PAGE = "/var/lib/asterisk/test-fax.tif";

	@Override
	public void run(ScenarioContext context) {
		TestCall call = context.call("fax", (action) -> action.application("SendFAX", PAGE));
		context.await(FAXStatusEvent.class);
		EventList<FAXSessionsEntryEvent> sessions = context.execute(FAXSessionsAction.of());
		context.execute(FAXSessionAction.of(sessions.entries().get(0).sessionNumber()));
		context.execute(FAXStatsAction.of());
		context.await(ReceiveFAXEvent.class, call::isCalled);
		context.await(SendFAXEvent.class, call::isCaller);
		context.awaitEnd(call);
	}

}
