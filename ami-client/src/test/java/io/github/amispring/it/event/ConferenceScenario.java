/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import io.github.amispring.action.ConfbridgeListAction;
import io.github.amispring.action.ConfbridgeListRoomsAction;
import io.github.amispring.action.ConfbridgeMuteAction;
import io.github.amispring.action.ConfbridgeSetSingleVideoSrcAction;
import io.github.amispring.action.ConfbridgeStartRecordAction;
import io.github.amispring.action.ConfbridgeStopRecordAction;
import io.github.amispring.action.ConfbridgeUnmuteAction;
import io.github.amispring.event.BridgeVideoSourceUpdateEvent;
import io.github.amispring.event.ConfbridgeEndEvent;
import io.github.amispring.event.ConfbridgeJoinEvent;
import io.github.amispring.event.ConfbridgeMuteEvent;
import io.github.amispring.event.ConfbridgeRecordEvent;
import io.github.amispring.event.ConfbridgeStopRecordEvent;
import io.github.amispring.event.ConfbridgeTalkingEvent;
import io.github.amispring.event.ConfbridgeUnmuteEvent;
import io.github.amispring.it.support.TestCall;

/**
 * A conference of two participants, one of whom speaks.
 */
final class ConferenceScenario implements Scenario {

	private static final String CONFERENCE = "1000";

	@Override
	public void run(ScenarioContext context) {
		TestCall speaker = context.call("chatter",
				(action) -> action.application("ConfBridge", CONFERENCE + ",test_bridge,test_user"));
		String channel = context.awaitUp(speaker);
		context.await(ConfbridgeJoinEvent.class, speaker::owns);
		TestCall listener = context.call("conference");
		context.await(ConfbridgeJoinEvent.class, listener::owns);
		context.execute(ConfbridgeListRoomsAction.of());
		context.execute(ConfbridgeListAction.of(CONFERENCE));
		context.await(ConfbridgeTalkingEvent.class, speaker::owns);
		context.execute(ConfbridgeMuteAction.of(CONFERENCE, channel));
		context.await(ConfbridgeMuteEvent.class, speaker::owns);
		context.execute(ConfbridgeUnmuteAction.of(CONFERENCE, channel));
		context.await(ConfbridgeUnmuteEvent.class, speaker::owns);
		context.execute(ConfbridgeStartRecordAction.of(CONFERENCE));
		context.await(ConfbridgeRecordEvent.class);
		context.execute(ConfbridgeStopRecordAction.of(CONFERENCE));
		context.await(ConfbridgeStopRecordEvent.class);
		context.execute(ConfbridgeSetSingleVideoSrcAction.of(CONFERENCE, channel));
		context.await(BridgeVideoSourceUpdateEvent.class);
		context.hangUp(speaker);
		context.hangUp(listener);
		context.await(ConfbridgeEndEvent.class);
	}

}
