/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.testsupport;

import java.util.ArrayList;
import java.util.List;

import io.github.amispring.action.QueueStatusAction;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.live.LivePbx;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.test.FakeAmiClient;

/**
 * A live view without a connection, whose listeners are called on the thread that
 * publishes events.
 */
public final class FakePbx {

	private final FakeAmiClient client;

	private final LivePbx view;

	public FakePbx() {
		this("fake");
	}

	public FakePbx(String name) {
		this.client = new FakeAmiClient(AmiClientSettings.builder()
			.name(name)
			.host("localhost")
			.credentials("app", "xyzzy-0815")
			.executor(Runnable::run)
			.build());
		this.view = LivePbx.of(this.client);
	}

	public FakeAmiClient client() {
		return this.client;
	}

	public LivePbx view() {
		return this.view;
	}

	/** Starts the view, which becomes valid. */
	public FakePbx start() {
		this.view.start();
		return this;
	}

	/** Lets a channel dial. */
	public void call(String uniqueId) {
		this.client.publish("Newchannel", channel(uniqueId));
	}

	/** Connects the channel of a call to another channel. */
	public void answer(String uniqueId, String otherUniqueId) {
		this.client.publish("Newchannel", "Channel", "PJSIP/101-" + otherUniqueId, "Uniqueid", otherUniqueId,
				"Linkedid", uniqueId, "ChannelState", "0", "Exten", "s");
		List<String> dial = new ArrayList<>(List.of(channel(uniqueId)));
		dial.addAll(List.of("DestChannel", "PJSIP/101-" + otherUniqueId, "DestUniqueid", otherUniqueId, "DestLinkedid",
				uniqueId, "DestChannelState", "5"));
		this.client.publish("DialBegin", dial.toArray(String[]::new));
		this.client.publish("Newstate", "Channel", "PJSIP/101-" + otherUniqueId, "Uniqueid", otherUniqueId, "Linkedid",
				uniqueId, "ChannelState", "5");
		dial.set(dial.size() - 1, "6");
		dial.addAll(List.of("DialStatus", "ANSWER"));
		this.client.publish("DialEnd", dial.toArray(String[]::new));
		for (String each : List.of(uniqueId, otherUniqueId)) {
			String phone = each.equals(uniqueId) ? "PJSIP/100-" : "PJSIP/101-";
			this.client.publish("Newstate", "Channel", phone + each, "Uniqueid", each, "Linkedid", uniqueId,
					"ChannelState", "6");
			this.client.publish("BridgeEnter", "Channel", phone + each, "Uniqueid", each, "Linkedid", uniqueId,
					"ChannelState", "6", "BridgeUniqueid", "b-" + uniqueId, "BridgeType", "basic");
		}
	}

	/** Ends the channels of a call. */
	public void hangUp(String uniqueId, String... others) {
		this.client.publish("Hangup", channel(uniqueId));
		for (String other : others) {
			this.client.publish("Hangup", "Channel", "PJSIP/101-" + other, "Uniqueid", other, "Linkedid", uniqueId,
					"Cause", "16");
		}
	}

	private static String[] channel(String uniqueId) {
		return new String[] { "Channel", "PJSIP/100-" + uniqueId, "Uniqueid", uniqueId, "Linkedid", uniqueId,
				"ChannelState", "4", "Exten", "101", "CallerIDNum", "100" };
	}

	/** Lets a caller join a queue. */
	public void joinQueue(String uniqueId, String queue) {
		List<String> join = new ArrayList<>(List.of(channel(uniqueId)));
		join.addAll(List.of("Queue", queue, "Position", "1", "Count", "1"));
		this.client.publish("QueueCallerJoin", join.toArray(String[]::new));
	}

	/** Replaces the queues of the PBX, and loses and restores the connection. */
	public void queues(AmiMessage... queues) {
		List<AmiMessage> events = new ArrayList<>(List.of(queues));
		events.add(AmiMessage.of("Event", "QueueStatusComplete", "EventList", "Complete"));
		this.client.whenSent(QueueStatusAction.class).respondWithEvents(events.toArray(AmiMessage[]::new));
		this.client.reconnect();
	}

	/** Creates an entry of the response to QueueStatus. */
	public static AmiMessage queue(String name) {
		return AmiMessage.of("Event", "QueueParams", "Queue", name, "Strategy", "ringall", "ServiceLevel", "20");
	}

	/** Creates an entry of the response to QueueStatus. */
	public static AmiMessage member(String queue, String location, int status, boolean paused) {
		return AmiMessage.of("Event", "QueueMember", "Queue", queue, "Name", location, "Location", location,
				"StateInterface", location, "Membership", "static", "Penalty", "0", "CallsTaken", "0", "LastCall", "0",
				"InCall", "0", "Status", Integer.toString(status), "Paused", paused ? "1" : "0");
	}

}
