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
 * A conference of two, one of whom speaks.
 */
final class ConferenceScenario implements Scenario {

	private static final String CONFERENCE = "1000";

	@Override
	public void play(Stage stage) {
		TestCall speaker = stage.call("chatter",
				(action) -> action.application("ConfBridge", CONFERENCE + ",test_bridge,test_user"));
		String channel = stage.awaitUp(speaker);
		stage.await(ConfbridgeJoinEvent.class, speaker::owns);
		TestCall listener = stage.call("conference");
		stage.await(ConfbridgeJoinEvent.class, listener::owns);
		stage.ask(ConfbridgeListRoomsAction.of());
		stage.ask(ConfbridgeListAction.of(CONFERENCE));
		stage.await(ConfbridgeTalkingEvent.class, speaker::owns);
		stage.ask(ConfbridgeMuteAction.of(CONFERENCE, channel));
		stage.await(ConfbridgeMuteEvent.class, speaker::owns);
		stage.ask(ConfbridgeUnmuteAction.of(CONFERENCE, channel));
		stage.await(ConfbridgeUnmuteEvent.class, speaker::owns);
		stage.ask(ConfbridgeStartRecordAction.of(CONFERENCE));
		stage.await(ConfbridgeRecordEvent.class);
		stage.ask(ConfbridgeStopRecordAction.of(CONFERENCE));
		stage.await(ConfbridgeStopRecordEvent.class);
		stage.ask(ConfbridgeSetSingleVideoSrcAction.of(CONFERENCE, channel));
		stage.await(BridgeVideoSourceUpdateEvent.class);
		stage.hangUp(speaker);
		stage.hangUp(listener);
		stage.await(ConfbridgeEndEvent.class);
	}

}
