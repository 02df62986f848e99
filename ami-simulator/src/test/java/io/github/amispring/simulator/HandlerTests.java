/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.amispring.simulator.clock.ManualClock;
import io.github.amispring.simulator.pbx.phone.PhoneBehavior;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HandlerTests {

	private final ManualClock clock = new ManualClock();

	private AmiSimulator simulator;

	private RawClient client;

	@BeforeEach
	void start() {
		this.simulator = AmiSimulator.builder().clock(this.clock).build().start();
		this.client = RawClient.login(this.simulator, "off");
	}

	@AfterEach
	void stop() {
		this.client.close();
		this.simulator.close();
	}

	private void advance(int seconds) {
		this.clock.advance(Duration.ofSeconds(seconds));
	}

	/**
	 * Starts a call, and returns the channels of the caller and the callee once the call
	 * is answered.
	 */
	private List<String> answeredCall() {
		this.simulator.call("+12025550100", "Ann \"A\" Example", "100");
		advance(5);
		List<String> channels = this.simulator.channels();
		assertThat(channels).hasSize(2);
		return channels;
	}

	@Test
	void returnsSettingsAndState() {
		assertThat(this.client.ask("Action: CoreSettings")).contains("AMIversion: 11.0.0", "AsteriskVersion: 22.10.1");
		assertThat(this.client.ask("Action: Ping", "ActionID: p")).containsExactly("Response: Success", "ActionID: p",
				"Ping: Pong", "Timestamp: 1767600000.000000");
		answeredCall();
		assertThat(this.client.ask("Action: CoreStatus")).containsExactly("Response: Success",
				"CoreStartupDate: 2026-01-05", "CoreStartupTime: 08:00:00", "CoreReloadDate: 2026-01-05",
				"CoreReloadTime: 08:00:00", "CoreCurrentCalls: 1", "CoreProcessedCalls: 1");
	}

	@Test
	void listsChannels() {
		List<String> channels = answeredCall();
		assertThat(this.client.ask("Action: CoreShowChannels", "ActionID: c")).containsExactly("Response: Success",
				"ActionID: c", "EventList: start", "Message: Channels will follow");
		List<List<String>> list = this.client.until("Event: CoreShowChannelsComplete");
		assertThat(list).hasSize(3);
		assertThat(list.get(0)).startsWith("Event: CoreShowChannel", "ActionID: c", "Channel: " + channels.get(0))
			.contains("CallerIDName: Ann \\\"A\\\" Example", "Duration: 00:00:05", "Application: Dial");
		assertThat(list.get(2)).containsExactly("Event: CoreShowChannelsComplete", "ActionID: c", "EventList: Complete",
				"ListItems: 2");
	}

	@Test
	void listsChannelsWithVariables() {
		List<String> channels = answeredCall();
		assertThat(this.client.ask("Action: Status", "ActionID: s", "Channel: " + channels.get(1),
				"Variables: BRIDGEPEER,CHANNEL(state),NONE"))
			.contains("Message: Channel status will follow");
		List<List<String>> list = this.client.until("Event: StatusComplete");
		assertThat(list.get(0)).startsWith("Event: Status", "Privilege: Call", "Channel: " + channels.get(1))
			.endsWith("Variable: BRIDGEPEER=" + channels.get(0), "Variable: CHANNEL(state)=Up", "Variable: NONE=(null)",
					"ActionID: s");
		assertThat(list.get(1)).contains("ListItems: 1", "Items: 1");
	}

	@Test
	void setsAndReturnsVariables() {
		List<String> channels = answeredCall();
		assertThat(this.client.ask("Action: Setvar", "Channel: " + channels.get(0), "Variable: ORDER", "Value: 42"))
			.contains("Message: Variable Set");
		assertThat(this.client.ask("Action: Getvar", "Channel: " + channels.get(0), "Variable: ORDER"))
			.containsExactly("Response: Success", "Variable: ORDER", "Value: 42");
		assertThat(this.client.ask("Action: Getvar", "Channel: " + channels.get(0), "Variable: CALLERID(num)"))
			.contains("Value: +12025550100");
		assertThat(this.client.ask("Action: Getvar", "Variable: ORDER")).contains("Value: ");
	}

	@Test
	void hangsUpAChannel() {
		List<String> channels = answeredCall();
		this.client.ask("Action: Events", "EventMask: call");
		assertThat(this.client.ask("Action: Hangup", "Channel: " + channels.get(0), "Cause: 34"))
			.containsExactly("Response: Success", "Message: Channel Hungup");
		assertThat(this.client.next("Event: Hangup")).contains("Channel: " + channels.get(0), "Cause: 34",
				"Cause-txt: Circuit/channel congestion");
		assertThat(this.client.next("Event: Hangup")).contains("Channel: " + channels.get(1), "Cause: 34");
		assertThat(this.simulator.channels()).isEmpty();
	}

	@Test
	void hangsUpChannelsThatMatchAnExpression() {
		List<String> channels = answeredCall();
		this.client.send("Action: Hangup", "ActionID: h", "Channel: /^PJSIP/");
		List<List<String>> list = this.client.until("Event: ChannelsHungupListComplete");
		assertThat(list).hasSize(4);
		assertThat(list.get(1)).containsExactly("Event: ChannelHungup", "Channel: " + channels.get(0), "ActionID: h");
		assertThat(list.get(3)).contains("ListItems: 2");
		assertThat(this.simulator.channels()).isEmpty();
	}

	@Test
	void redirectsAChannel() {
		List<String> channels = answeredCall();
		assertThat(this.client.ask("Action: Redirect", "Channel: " + channels.get(0), "Context: default", "Exten: 600",
				"Priority: 1"))
			.contains("Message: Redirect successful");
		advance(1);
		assertThat(this.simulator.channels()).containsExactly(channels.get(0));
		assertThat(this.client.ask("Action: Getvar", "Channel: " + channels.get(0), "Variable: EXTEN"))
			.contains("Value: 600");
	}

	@Test
	void originatesAsynchronously() {
		this.client.ask("Action: Events", "EventMask: call");
		assertThat(this.client.ask("Action: Originate", "ActionID: o", "Channel: PJSIP/100", "Application: Wait",
				"Data: 5", "CallerID: \"Web\" <555>", "Async: true", "ChannelId: my-id", "Account: acc"))
			.containsExactly("Response: Success", "ActionID: o", "Message: Originate successfully queued");
		advance(3);
		String channel = this.simulator.channels().get(0);
		assertThat(this.client.next("Event: OriginateResponse")).containsExactly("Event: OriginateResponse",
				"Privilege: call,all", "ActionID: o", "Response: Success", "Channel: " + channel, "Application: Wait",
				"Data: 5", "Reason: 4", "Uniqueid: my-id", "CallerIDNum: 555", "CallerIDName: Web");
		advance(5);
		assertThat(this.client.next("Event: Hangup")).contains("Uniqueid: my-id", "AccountCode: acc");
	}

	@Test
	void reportsAFailedOriginate() {
		this.client.ask("Action: Events", "EventMask: call");
		this.client.ask("Action: Originate", "ActionID: f", "Channel: PJSIP/unknown", "Context: default", "Exten: 600",
				"Priority: 1", "Async: true");
		assertThat(this.client.next("Event: OriginateResponse")).containsExactly("Event: OriginateResponse",
				"Privilege: call,all", "ActionID: f", "Response: Failure", "Channel: PJSIP/unknown", "Context: default",
				"Exten: 600", "Reason: 0", "Uniqueid: <unknown>", "CallerIDNum: <unknown>", "CallerIDName: <unknown>");
	}

	@Test
	void synchronousOriginateBlocksTheSession() {
		this.client.send("Action: Originate", "ActionID: o", "Channel: PJSIP/100", "Application: Wait", "Data: 5");
		this.client.send("Action: Ping", "ActionID: p");
		this.simulator.awaitAction("Originate", Duration.ofSeconds(10));
		Awaitility.await().until(() -> !this.simulator.channels().isEmpty());
		assertThat(this.simulator.receivedActions("Ping")).isEmpty();
		advance(3);
		assertThat(this.client.next()).contains("ActionID: o", "Message: Originate successfully queued");
		assertThat(this.client.next()).contains("ActionID: p", "Ping: Pong");
	}

	@Test
	void parsesOriginateVariables() {
		this.client.ask("Action: Events", "EventMask: dialplan");
		this.client.ask("Action: Originate", "Channel: PJSIP/100", "Application: Wait", "Async: true",
				"Variable: A=1,B=\"x,y\",C=a\\,b,_D=5,BAD", "Variable: E={\"k\":1,\"m\":2}",
				"Variable: F=\\\"q\\\" \\(r\\) \\\\");
		List<String> set = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			List<String> event = this.client.next("Event: VarSet");
			set.add(event.get(event.size() - 2).substring(10) + "=" + event.get(event.size() - 1).substring(7));
		}
		assertThat(set).containsExactly("F=\\\"q\\\" (r) \\\\", "E={k:1", "_D=5", "C=a,b", "B=x,y", "A=1");
	}

	@Test
	void originatesThroughALocalChannel() {
		this.client.ask("Action: Events", "EventMask: call");
		this.client.ask("Action: Originate", "Channel: Local/600@default", "Context: default", "Exten: 101",
				"Priority: 1", "Async: true");
		assertThat(this.client.next("Event: LocalBridge")).contains("LocalOneChannel: Local/600@default-00000000;1",
				"LocalTwoChannel: Local/600@default-00000000;2");
		advance(5);
		assertThat(this.simulator.channels()).hasSize(3);
		this.simulator.hangUp("Local/600@default-00000000;1");
		assertThat(this.simulator.channels()).isEmpty();
	}

	@Test
	void runsCommands() {
		assertThat(this.client.ask("Action: Command", "Command: core show version")).contains("Response: Success",
				"Message: Command output follows", "Output: Asterisk 22.10.1 (simulated)");
		for (String command : List.of("core show channels", "core show uptime", "queue show",
				"core show application Dial")) {
			assertThat(this.client.ask("Action: Command", "Command: " + command)).contains("Response: Success")
				.anyMatch((line) -> line.startsWith("Output: "));
		}
		assertThat(this.client.ask("Action: Command", "Command: nonsense")).containsExactly("Response: Error",
				"Message: Command output follows",
				"Output: No such command 'nonsense' (type 'core show help nonsense' for other possible commands)");
	}

	@Test
	void sendsCommandOutputAsTextBeforeVersion14() {
		try (AmiSimulator old = AmiSimulator.builder().asteriskVersion("13.38.3").build().start();
				RawClient client = RawClient.login(old, "off")) {
			assertThat(client.banner()).isEqualTo("Asterisk Call Manager/2.10.6");
			assertThat(client.ask("Action: Command", "ActionID: t", "Command: core show version")).containsExactly(
					"Response: Follows", "Privilege: Command", "ActionID: t", "Asterisk 13.38.3 (simulated)",
					"--END COMMAND--");
		}
	}

	@Test
	void listsQueues() {
		this.simulator.call("1", "One", "700");
		advance(1);
		assertThat(this.client.ask("Action: QueueStatus", "ActionID: q", "Queue: support", "Member: PJSIP/103"))
			.contains("Message: Queue status will follow");
		List<List<String>> list = this.client.until("Event: QueueStatusComplete");
		assertThat(list).extracting((message) -> message.get(0))
			.containsExactly("Event: QueueParams", "Event: QueueMember", "Event: QueueEntry",
					"Event: QueueStatusComplete");
		assertThat(list.get(0)).contains("Strategy: rrmemory", "Calls: 1");
		assertThat(list.get(1)).contains("Name: David Dvorak", "Location: PJSIP/103", "Status: 1");
		assertThat(list.get(2)).contains("Position: 1", "CallerIDNum: 1", "CallerIDName: One");
		advance(5);
		this.client.send("Action: QueueSummary", "Queue: support");
		assertThat(this.client.until("Event: QueueSummaryComplete").get(1)).containsExactly("Event: QueueSummary",
				"Queue: support", "LoggedIn: 3", "Available: 2", "Callers: 0", "HoldTime: 2", "TalkTime: 0",
				"LongestHoldTime: 0");
	}

	@Test
	void changesQueueMembers() {
		this.client.ask("Action: Events", "EventMask: agent");
		this.client.ask("Action: QueueAdd", "Queue: sales", "Interface: PJSIP/104", "MemberName: Erin", "Penalty: 2");
		assertThat(this.client.next()).startsWith("Event: QueueMemberAdded", "Privilege: agent,all", "Queue: sales",
				"MemberName: Erin", "Interface: PJSIP/104", "StateInterface: PJSIP/104", "Membership: dynamic",
				"Penalty: 2");
		this.client.ask("Action: QueuePause", "Interface: PJSIP/104", "Paused: true", "Reason: Lunch");
		assertThat(this.client.next()).startsWith("Event: QueueMemberPause")
			.contains("Queue: support", "Paused: 1", "PausedReason: Lunch");
		assertThat(this.client.next()).contains("Queue: sales", "Paused: 1");
		this.client.ask("Action: QueuePenalty", "Queue: sales", "Interface: PJSIP/104", "Penalty: 7");
		assertThat(this.client.next()).startsWith("Event: QueueMemberPenalty").contains("Penalty: 7");
		this.client.ask("Action: QueueMemberRingInUse", "Queue: sales", "Interface: PJSIP/104", "RingInUse: no");
		assertThat(this.client.next()).startsWith("Event: QueueMemberRinginuse").contains("Ringinuse: 0");
		this.client.ask("Action: QueueRemove", "Queue: sales", "Interface: PJSIP/104");
		assertThat(this.client.next()).startsWith("Event: QueueMemberRemoved").contains("MemberName: Erin");
	}

	@Test
	void listsDeviceStates() {
		answeredCall();
		this.client.send("Action: DeviceStateList", "ActionID: d");
		List<List<String>> list = this.client.until("Event: DeviceStateListComplete");
		assertThat(list).contains(
				List.of("Event: DeviceStateChange", "ActionID: d", "Device: PJSIP/100", "State: INUSE"),
				List.of("Event: DeviceStateChange", "ActionID: d", "Device: PJSIP/101", "State: NOT_INUSE"));
	}

	@Test
	void usesConfiguredPhoneBehavior() {
		try (AmiSimulator busy = AmiSimulator.builder()
			.clock(this.clock)
			.endpoint("PJSIP/100", "Busy", PhoneBehavior.busy())
			.build()
			.start(); RawClient events = RawClient.login(busy, "call")) {
			busy.call("1", "One", "100");
			advance(1);
			assertThat(events.next("Event: DialEnd")).contains("DialStatus: BUSY");
			assertThat(events.next("Event: Hangup")).endsWith("Cause: 17", "Cause-txt: User busy", "TechCause: 486");
		}
	}

}
