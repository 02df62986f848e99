/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator;

import java.time.Duration;
import java.util.List;

import io.github.amispring.simulator.clock.ManualClock;
import io.github.amispring.simulator.pbx.phone.PhoneBehavior;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Actions on calls, bridges, parked calls and conferences. */
class CallActionTests {

	private static final PhoneBehavior ANSWER = PhoneBehavior.answersAfter(Duration.ofSeconds(1));

	private final ManualClock clock = new ManualClock();

	private AmiSimulator simulator;

	private RawClient client;

	/** Receives the events of class call. */
	private RawClient events;

	@BeforeEach
	void start() {
		this.simulator = AmiSimulator.builder()
			.clock(this.clock)
			.endpoint("PJSIP/101", "Anna", ANSWER)
			.endpoint("PJSIP/102", "Ben", ANSWER)
			.endpoint("PJSIP/103", "Carla", ANSWER)
			.endpoint("PJSIP/104", "Dora", ANSWER)
			.hint("102", "PJSIP/102")
			.extension("features", "Dial(PJSIP/102,30,tTkK)")
			.extension("conference", "ConfBridge(room)")
			.extension("conference-admin", "ConfBridge(room,default_bridge,default_admin)")
			.extension("700", "Park()")
			.extension("701", "ParkedCall(default,701)")
			.build()
			.start();
		this.client = RawClient.login(this.simulator, "off");
		this.events = RawClient.login(this.simulator, "call");
	}

	@AfterEach
	void stop() {
		this.client.close();
		this.events.close();
		this.simulator.close();
	}

	private void advance(int seconds) {
		this.clock.advance(Duration.ofSeconds(seconds));
	}

	/** Calls an extension, and returns the channel of the caller. */
	private String call(String device, String exten) {
		String channel = this.simulator.phone(device).call(exten);
		advance(3);
		assertThat(channel).isNotNull();
		return channel;
	}

	private String channel(String device) {
		return this.simulator.phone(device).channels().get(0);
	}

	private List<List<String>> list(String action, String... headers) {
		this.client.send(("Action: " + action + "\r\nActionID: 1\r\n" + String.join("\r\n", headers)).strip());
		return this.client.until("Event: " + action + "Complete");
	}

	private static String value(List<String> message, String header) {
		return message.stream()
			.filter((line) -> line.startsWith(header + ": "))
			.map((line) -> line.substring(header.length() + 2))
			.findFirst()
			.orElse("");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			BridgeInfo                                             | BridgeUniqueid must be provided
			BridgeInfo;BridgeUniqueid: x                           | Specified BridgeUniqueid not found
			Bridge;Channel1: x                                     | Missing channel parameter in request
			Bridge;Channel1: x;Channel2: y                         | Channel1 does not exist: x
			BlindTransfer;Exten: 1                                 | No channel specified
			BlindTransfer;Channel: x                               | No extension specified
			BlindTransfer;Channel: x;Exten: 1                      | Channel specified does not exist
			Atxfer;Channel: x;Exten: 1                             | Channel specified does not exist
			CancelAtxfer;Channel: x                                | Channel specified does not exist
			Park                                                   | Channel not specified
			Park;Channel: x                                        | Channel does not exist: x
			Park;Channel: x;Timeout: soon                          | Invalid Timeout value.
			ParkedCalls;ParkingLot: other                          | Requested parking lot could not be found.
			ConfbridgeListRooms                                    | No active conferences.
			ConfbridgeList                                         | No Conference name provided.
			ConfbridgeList;Conference: room                        | No active conferences.
			ConfbridgeKick;Conference: room;Channel: x             | No active conferences.
			ConfbridgeLock                                         | No Conference name provided.
			ConfbridgeUnlock;Conference: room                      | No active conferences.
			ConfbridgeMute;Conference: room                        | No channel name provided.
			ConfbridgeUnmute;Conference: room;Channel: x           | No active conferences.
			MixMonitor                                             | No channel specified
			MixMonitor;Channel: x;File: a.wav                      | No such channel
			StopMixMonitor;Channel: x                              | No such channel
			""")
	void reportsErrorsLikeAsterisk(String action, String message) {
		assertThat(this.client.ask(("Action: " + action).split(";"))).containsExactly("Response: Error",
				"Message: " + message);
	}

	@Test
	void listsBridgesAndTheirChannels() {
		assertThat(list("BridgeList")).extracting((message) -> message.get(0))
			.containsExactly("Response: Success", "Event: BridgeListComplete");
		call("PJSIP/101", "102");
		List<List<String>> bridges = list("BridgeList");
		assertThat(bridges).hasSize(3);
		assertThat(bridges.get(1)).contains("Event: BridgeListItem", "BridgeType: basic", "BridgeNumChannels: 2");
		String id = value(bridges.get(1), "BridgeUniqueid");
		List<List<String>> channels = list("BridgeInfo", "BridgeUniqueid: " + id);
		assertThat(channels).hasSize(4);
		assertThat(channels.subList(1, 3)).extracting((message) -> value(message, "Channel"))
			.containsExactlyInAnyOrder(channel("PJSIP/101"), channel("PJSIP/102"));
		assertThat(channels.get(3)).contains("BridgeUniqueid: " + id, "ListItems: 2");
		assertThat(list("BridgeList", "BridgeType: softmix")).hasSize(2);
	}

	@Test
	void transfersBlindly() {
		call("PJSIP/101", "102");
		String ben = channel("PJSIP/102");
		assertThat(this.client.ask("Action: BlindTransfer", "Channel: " + ben, "Context: default", "Exten: 103"))
			.containsExactly("Response: Success", "Message: Transfer succeeded");
		assertThat(this.events.next("Event: BlindTransfer")).contains("TransfererChannel: " + ben, "Extension: 103");
		assertThat(this.client.ask("Action: BlindTransfer", "Channel: " + channel("PJSIP/101"), "Exten: 103"))
			.containsExactly("Response: Error", "Message: Transfer invalid");
	}

	@Test
	void startsAndCancelsAConsultation() {
		String anna = call("PJSIP/101", "features");
		assertThat(this.client.ask("Action: Atxfer", "Channel: " + anna, "Context: default", "Exten: 103"))
			.containsExactly("Response: Success", "Message: Atxfer successfully queued");
		advance(5);
		assertThat(this.simulator.phone("PJSIP/103").channels()).hasSize(1);
		assertThat(this.client.ask("Action: CancelAtxfer", "Channel: " + anna)).containsExactly("Response: Success",
				"Message: CancelAtxfer successfully queued");
		advance(1);
		assertThat(this.simulator.phone("PJSIP/103").channels()).isEmpty();
		assertThat(this.simulator.phone("PJSIP/102").channels()).hasSize(1);
	}

	@Test
	void connectsTheChannelsOfTwoCalls() {
		String anna = call("PJSIP/101", "102");
		String carla = call("PJSIP/103", "104");
		assertThat(this.client.ask("Action: Bridge", "Channel1: " + anna, "Channel2: " + carla))
			.containsExactly("Response: Success", "Message: Channels have been bridged");
		advance(1);
		assertThat(this.simulator.channels()).containsExactly(anna, carla);
		List<List<String>> bridges = list("BridgeList");
		assertThat(bridges).hasSize(3);
		assertThat(list("BridgeInfo", "BridgeUniqueid: " + value(bridges.get(1), "BridgeUniqueid")))
			.extracting((message) -> value(message, "Channel"))
			.contains(anna, carla);
	}

	@Test
	void parksACallAndListsIt() {
		String anna = call("PJSIP/101", "102");
		assertThat(this.client.ask("Action: Park", "Channel: " + anna, "TimeoutChannel: " + channel("PJSIP/102"),
				"Timeout: 20000"))
			.contains("Response: Success", "Message: Park successful");
		advance(5);
		List<List<String>> parked = list("ParkedCalls");
		assertThat(parked.get(1)).startsWith("Event: ParkedCall", "ParkeeChannel: " + anna)
			.contains("ParkingSpace: 701", "ParkingTimeout: 15", "ParkingDuration: 5");
		assertThat(parked.get(2)).contains("Total: 1");
		assertThat(list("Parkinglots").get(1)).contains("Name: default", "StartSpace: 701");
		this.simulator.phone("PJSIP/103").call("701");
		advance(1);
		assertThat(list("ParkedCalls")).hasSize(2);
	}

	@Test
	void managesAConference() {
		String anna = call("PJSIP/101", "conference");
		String ben = call("PJSIP/102", "conference");
		assertThat(list("ConfbridgeListRooms").get(1)).contains("Conference: room", "Parties: 2");
		assertThat(list("ConfbridgeList", "Conference: room").subList(1, 3))
			.extracting((message) -> value(message, "Channel"))
			.containsExactly(anna, ben);
		assertThat(this.client.ask("Action: ConfbridgeList", "Conference: other"))
			.contains("Message: No Conference by that name found.");
		assertThat(this.client.ask("Action: ConfbridgeMute", "Conference: room", "Channel: " + ben))
			.contains("Message: User muted");
		assertThat(this.events.next("Event: ConfbridgeMute")).contains("Channel: " + ben);
		assertThat(list("ConfbridgeList", "Conference: room").get(2)).contains("Muted: Yes");
		assertThat(this.client.ask("Action: ConfbridgeUnmute", "Conference: room", "Channel: " + ben))
			.contains("Message: User unmuted");
		assertThat(this.events.next("Event: ConfbridgeUnmute")).contains("Channel: " + ben);
		assertThat(this.client.ask("Action: ConfbridgeKick", "Conference: room", "Channel: x"))
			.contains("Message: No Channel by that name found in Conference.");
		assertThat(this.client.ask("Action: ConfbridgeKick", "Conference: room", "Channel: " + ben))
			.contains("Message: User kicked");
		assertThat(this.simulator.channels()).containsExactly(anna);
		assertThat(this.client.ask("Action: ConfbridgeKick", "Conference: room", "Channel: all"))
			.contains("Message: All participants kicked");
		assertThat(this.simulator.channels()).isEmpty();
	}

	@Test
	void locksAConference() {
		call("PJSIP/101", "conference");
		assertThat(this.client.ask("Action: ConfbridgeLock", "Conference: room")).containsExactly("Response: Success",
				"Message: Conference locked");
		assertThat(list("ConfbridgeListRooms").get(1)).contains("Locked: Yes");
		String ben = call("PJSIP/102", "conference");
		assertThat(this.simulator.channels()).doesNotContain(ben);
		String admin = call("PJSIP/103", "conference-admin");
		assertThat(this.simulator.channels()).contains(admin);

		assertThat(this.client.ask("Action: ConfbridgeUnlock", "Conference: room")).containsExactly("Response: Success",
				"Message: Conference unlocked");
		assertThat(list("ConfbridgeListRooms").get(1)).contains("Locked: No", "Parties: 2");
		String joined = call("PJSIP/102", "conference");
		assertThat(this.simulator.channels()).contains(joined);
	}

	@Test
	void picksUpARingingChannel() {
		this.simulator.phone("PJSIP/102").behave(PhoneBehavior.doesNotAnswer());
		String anna = call("PJSIP/101", "102");
		String ringing = channel("PJSIP/102");
		this.client.ask("Action: Originate", "Channel: PJSIP/103", "Application: PickupChan", "Data: " + ringing,
				"Async: true");
		advance(3);
		assertThat(this.events.next("Event: Pickup")).contains("TargetChannel: " + ringing);
		assertThat(this.simulator.channels()).containsExactlyInAnyOrder(anna, channel("PJSIP/103"));
	}

	@Test
	void endsAPickupOfAChannelThatDoesNotRing() {
		String anna = call("PJSIP/101", "102");
		String talking = channel("PJSIP/102");
		this.client.ask("Action: Originate", "Channel: PJSIP/103", "Application: PickupChan", "Data: " + talking,
				"Async: true");
		advance(3);
		assertThat(this.simulator.channels()).containsExactlyInAnyOrder(anna, talking);
	}

	@Test
	void returnsWhetherAnExtensionExists() {
		assertThat(this.client.ask("Action: Getvar", "Variable: DIALPLAN_EXISTS(default,conference,1)"))
			.contains("Value: 1");
		assertThat(this.client.ask("Action: Getvar", "Variable: DIALPLAN_EXISTS(default,999,1)")).contains("Value: 0");
	}

	@Test
	void recordsACall() {
		String anna = call("PJSIP/101", "102");
		assertThat(this.client.ask("Action: MixMonitor", "Channel: " + anna, "File: a.wav"))
			.containsExactly("Response: Success");
		assertThat(this.events.next("Event: MixMonitorStart")).contains("Channel: " + anna);
		assertThat(this.client.ask("Action: StopMixMonitor", "Channel: " + anna)).containsExactly("Response: Success");
		assertThat(this.events.next("Event: MixMonitorStop")).contains("Channel: " + anna);
		assertThat(this.client.ask("Action: MixMonitor", "Channel: " + anna)).containsExactly("Response: Error",
				"Message: Could not start monitoring channel");
	}

	@Test
	void listsExtensionStates() {
		assertThat(list("ExtensionStateList").get(1)).contains("Event: ExtensionStatus", "Exten: 102",
				"Context: default", "Hint: PJSIP/102", "Status: 0", "StatusText: Idle");
		call("PJSIP/101", "102");
		assertThat(list("ExtensionStateList").get(1)).contains("Status: 1", "StatusText: InUse");
	}

}
