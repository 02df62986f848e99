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
 * Callers who may ask to be called back when somebody is no longer busy.
 */
final class CallCompletionScenario implements Scenario {

	@Override
	public void play(Stage stage) {
		TestCall hesitant = stage.call("cc-hesitate");
		stage.await(CCOfferTimerStartEvent.class);
		stage.awaitEnd(hesitant);
		TestCall impatient = stage.call("cc-give-up");
		stage.await(CCMonitorFailedEvent.class);
		stage.hangUp(impatient);
		stage.await(CCFailureEvent.class);
		callBack(stage);
	}

	/** The target becomes free twice, and at first the caller himself is not. */
	private void callBack(Stage stage) {
		stage.pbx().afterwards(DialplanExtensionRemoveAction.of("test", "cc-target"));
		TestCall caller = stage.call("cc-call");
		stage.await(CCRequestAcknowledgedEvent.class, (event) -> "Local/cc-call@test".equals(event.caller()));
		stage.ask(DialplanExtensionAddAction.of("test", "cc-target", 1, "Goto").applicationData("answer,1"));
		stage.awaitEnd(stage.call("cc-target"));
		stage.await(CCCallerStartMonitoringEvent.class);
		stage.hangUp(caller);
		stage.await(CCCallerStopMonitoringEvent.class);
		stage.awaitEnd(stage.call("cc-target"));
		stage.await(CCRecallCompleteEvent.class);
	}

}
