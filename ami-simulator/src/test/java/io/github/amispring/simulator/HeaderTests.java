/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.amispring.simulator.clock.ManualClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each event of the simulator has the same headers as in a real server, in the same
 * order.
 */
class HeaderTests {

	@ParameterizedTest
	@CsvSource({ "22.10.1,headers-22.txt", "16.28.0,headers-16.txt" })
	void sendsTheHeadersOfARealServer(String version, String fixture) {
		Map<String, List<String>> known = Fixtures.words(fixture);
		ManualClock clock = new ManualClock();
		Set<String> seen = new LinkedHashSet<>();
		AmiSimulator simulator = AmiSimulator.builder().asteriskVersion(version).clock(clock).traffic(60).build();
		try (simulator) {
			simulator.start();
			try (RawClient client = RawClient.login(simulator, "on")) {
				for (int i = 0; i < 30; i++) {
					clock.advance(Duration.ofSeconds(20));
					for (List<String> message : use(client, "end-" + i)) {
						check(message, known, seen);
					}
				}
			}
		}
		assertThat(known.keySet()).as("recorded events").containsExactlyInAnyOrderElementsOf(seen);
	}

	/**
	 * Sends all actions that cause events, and returns the messages up to the last
	 * response.
	 */
	private static List<List<String>> use(RawClient client, String end) {
		client.send("Action: QueueStatus", "ActionID: 1");
		client.send("Action: QueueSummary", "ActionID: 1");
		client.send("Action: Status", "ActionID: 1");
		client.send("Action: CoreShowChannels", "ActionID: 1");
		client.send("Action: DeviceStateList", "ActionID: 1");
		client.send("Action: QueueAdd", "Queue: sales", "Interface: PJSIP/103");
		client.send("Action: QueuePause", "Queue: sales", "Interface: PJSIP/103", "Paused: yes", "Reason: x");
		client.send("Action: QueuePenalty", "Queue: sales", "Interface: PJSIP/103", "Penalty: 1");
		client.send("Action: QueueMemberRingInUse", "Queue: sales", "Interface: PJSIP/103", "RingInUse: no");
		client.send("Action: QueueRemove", "Queue: sales", "Interface: PJSIP/103");
		client.send("Action: Originate", "ActionID: 1", "Channel: Local/600@default", "Application: Wait", "Data: 3",
				"CallerID: \"A\" <1>", "Variable: A=1", "Async: true");
		client.send("Action: Originate", "ActionID: 1", "Channel: PJSIP/unknown", "Context: default", "Exten: 600",
				"Priority: 1", "Async: true");
		client.send("Action: Hangup", "ActionID: 1", "Channel: /PJSIP.10[0-3]/");
		client.send("Action: Ping", "ActionID: " + end);
		List<List<String>> messages = new ArrayList<>();
		List<String> message = client.next();
		while (!message.isEmpty() && !message.contains("ActionID: " + end)) {
			messages.add(message);
			message = client.next();
		}
		assertThat(message).contains("Ping: Pong");
		return messages;
	}

	private static void check(List<String> message, Map<String, List<String>> known, Set<String> seen) {
		String first = message.get(0);
		if (!first.startsWith("Event: ")) {
			return;
		}
		List<String> names = new ArrayList<>();
		message.forEach((line) -> names.add(line.substring(0, line.indexOf(':'))));
		String event = first.substring(7);
		if (event.equals("DeviceStateChange") && names.contains("ActionID")) {
			event = "DeviceStateChange(list)";
		}
		assertThat(known).as(first).containsKey(event);
		seen.add(event);
		List<String> expected = new ArrayList<>();
		for (String name : known.get(event)) {
			boolean optional = name.endsWith("?");
			String plain = optional ? name.substring(0, name.length() - 1) : name;
			if (!optional || names.contains(plain)) {
				expected.add(plain);
			}
		}
		assertThat(names).as(String.join(" | ", message)).isEqualTo(expected);
	}

}
