/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import io.github.amispring.action.DialplanExtensionAddAction;
import io.github.amispring.action.DialplanExtensionRemoveAction;
import io.github.amispring.event.CCCallerStartMonitoringEvent;
import io.github.amispring.event.CCCallerStopMonitoringEvent;
import io.github.amispring.event.CCFailureEvent;
import io.github.amispring.event.CCMonitorFailedEvent;
import io.github.amispring.event.CCOfferTimerStartEvent;
import io.github.amispring.event.CCRecallCompleteEvent;
import io.github.amispring.event.CCRequestAcknowledgedEvent;
import io.github.amispring.it.support.TestCall;

/**
 * Callers request a callback when a busy extension becomes free.
 */
final class CallCompletionScenario implements Scenario {

	@Override
	public void run(ScenarioContext context) {
		TestCall timedOut = context.call("cc-hesitate");
		context.await(CCOfferTimerStartEvent.class);
		context.awaitEnd(timedOut);
		TestCall abandoned = context.call("cc-give-up");
		context.await(CCMonitorFailedEvent.class);
		context.hangUp(abandoned);
		context.await(CCFailureEvent.class);
		callBack(context);
	}

	/** The target becomes free twice, because the caller is busy the first time. */
	private void callBack(ScenarioContext context) {
		context.pbx().executeAfterTest(DialplanExtensionRemoveAction.of("test", "cc-target"));
		TestCall caller = context.call("cc-call");
		context.await(CCRequestAcknowledgedEvent.class, (event) -> "Local/cc-call@test".equals(event.caller()));
		context.execute(DialplanExtensionAddAction.of("test", "cc-target", 1, "Goto").applicationData("answer,1"));
		context.awaitEnd(context.call("cc-target"));
		context.await(CCCallerStartMonitoringEvent.class);
		context.hangUp(caller);
		context.await(CCCallerStopMonitoringEvent.class);
		context.awaitEnd(context.call("cc-target"));
		context.await(CCRecallCompleteEvent.class);
	}

}
