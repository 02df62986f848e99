/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProtocolTests {

	private AmiSimulator simulator;

	private RawClient client;

	@BeforeEach
	void start() {
		this.simulator = AmiSimulator.builder()
			.account("admin", "secret")
			.account("limited", "secret", "call,user", "reporting")
			.build()
			.start();
		this.client = RawClient.login(this.simulator, "off");
	}

	@AfterEach
	void stop() {
		this.client.close();
		this.simulator.close();
	}

	private List<String> ask(String text) {
		this.client.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
		return this.client.next();
	}

	@Test
	void parsesHeadersLikeAsterisk() {
		assertThat(ask("Action: Ping\n\n")).hasSize(3).startsWith("Response: Success", "Ping: Pong");
		assertThat(ask("Action:Ping\nACTIONID:q\n\n")).startsWith("Response: Success", "ActionID: q");
		assertThat(ask("Action:   ping\nActionID:   q \n\n")).startsWith("Response: Success", "ActionID: q ");
		assertThat(ask("ActionID: z\nAction: \nAction: Ping\n\n")).startsWith("Response: Success", "ActionID: z");
		assertThat(ask("Action: Ping\nActionID: 1\nActionID: 2\n\n")).startsWith("Response: Success", "ActionID: 1");
		assertThat(ask("garbage\nAction: Ping\n\n")).startsWith("Response: Success", "Ping: Pong");
		assertThat(ask("Action : Ping\nActionID: q\n\n")).containsExactly("Response: Error", "ActionID: q",
				"Message: Missing action in request");
		assertThat(ask("\n")).containsExactly("Response: Error", "Message: Missing action in request");
		assertThat(ask("Action: Ping  \n\n")).containsExactly("Response: Error",
				"Message: Invalid/unknown command: Ping  . Use Action: ListCommands to show available commands.");
		this.client.write("Action: Ping\nActionID: lf\n\n".getBytes(StandardCharsets.UTF_8));
		assertThat(this.client.next()).contains("ActionID: lf");
		assertThat(ask("Action: Ping\nActionID: a\0b\n\n")).contains("ActionID: a");
	}

	@Test
	void rejectsLinesThatAreTooLong() {
		assertThat(ask("Action: Ping\nFoo: " + "x".repeat(1017) + "\n\n")).startsWith("Response: Success");
		assertThat(ask("Action: Ping\nActionID: b\nFoo: " + "x".repeat(3018) + "\n\n"))
			.containsExactly("Response: Error", "ActionID: b", "Message: Failed to parse message: line too long");
		// one byte too many: the first message ends within the line, and a second message
		// follows
		assertThat(ask("Foo: " + "x".repeat(1018) + "\nAction: Ping\nActionID: c\n\n"))
			.containsExactly("Response: Error", "Message: Failed to parse message: line too long");
		assertThat(this.client.next()).contains("ActionID: c", "Ping: Pong");
	}

	@Test
	void rejectsTooManyHeaders() {
		assertThat(ask("Action: Ping\nActionID: c\n" + "A: b\n".repeat(126) + "\n")).startsWith("Response: Success");
		assertThat(ask("Action: Ping\nActionID: c\n" + "A: b\n".repeat(127) + "\n")).containsExactly("Response: Error",
				"ActionID: c", "Message: Too many lines in message or allocation failure");
		assertThat(ask("Action: Ping\n" + "A: b\n".repeat(127) + "ActionID: d\n\n")).containsExactly("Response: Error",
				"Message: Too many lines in message or allocation failure");
	}

	@Test
	void setsTheEventMask() {
		for (String on : List.of("on", "yes", "all", "2", "call,bogus", "call, log", "ON")) {
			assertThat(this.client.ask("Action: Events", "EventMask: " + on)).containsExactly("Response: Success",
					"Events: On");
		}
		for (String off : List.of("off", "bogus", "0", "none", "no", "-1")) {
			assertThat(this.client.ask("Action: Events", "EventMask: " + off)).containsExactly("Response: Success",
					"Events: Off");
		}
		assertThat(this.client.ask("Action: Events")).containsExactly("Response: Error", "Message: Invalid event mask");
	}

	@Test
	void sendsEventsAllowedByMaskAndPermissions() {
		try (RawClient limited = new RawClient(this.simulator.port())) {
			limited.ask("Action: Login", "Username: limited", "Secret: secret");
			this.client.ask("Action: Events", "EventMask: user");
			this.simulator.raise("Event", "PeerStatus", "Privilege", "system,all");
			this.simulator.raise("Event", "Hangup", "Cause", "16");
			this.simulator.raise("Event", "UserEvent", "UserEvent", "X");
			assertThat(this.client.next()).containsExactly("Event: UserEvent", "UserEvent: X");
			assertThat(limited.next()).containsExactly("Event: Hangup", "Cause: 16");
			assertThat(limited.next()).containsExactly("Event: UserEvent", "UserEvent: X");
		}
	}

	@Test
	void checksPermissions() {
		try (RawClient limited = new RawClient(this.simulator.port())) {
			limited.ask("Action: Login", "Username: limited", "Secret: secret", "Events: off");
			for (String action : List.of("Originate", "Command", "UserEvent", "Filter", "QueueAdd", "Redirect",
					"Setvar")) {
				assertThat(limited.ask("Action: " + action)).containsExactly("Response: Error",
						"Message: Permission denied");
			}
			assertThat(limited.ask("Action: CoreSettings")).startsWith("Response: Success");
			assertThat(limited.ask("Action: Nosuch").get(1)).startsWith("Message: Invalid/unknown command: Nosuch.");
			assertThat(limited.ask("Action: ListCommands")).anyMatch((line) -> line.startsWith("Getvar: "))
				.noneMatch((line) -> line.startsWith("Originate: "))
				.allMatch((line) -> line.equals("Response: Success") || line.contains("  (Priv: "));
		}
	}

	@Test
	void sendsTheResponseBeforeTheEventsOfAnAction() {
		this.client.ask("Action: Events", "EventMask: on");
		assertThat(this.client.ask("Action: Setvar", "Variable: A", "Value: a \"b\" \\ c"))
			.contains("Message: Variable Set");
		assertThat(this.client.next()).containsExactly("Event: VarSet", "Privilege: dialplan,all", "Channel: none",
				"Uniqueid: none", "Variable: A", "Value: a \\\"b\\\" \\\\ c");
		assertThat(this.client.ask("Action: Getvar", "Variable: A")).contains("Value: a \"b\" \\ c");
	}

	@Test
	void copiesAllLinesIntoAUserEvent() {
		this.client.ask("Action: Events", "EventMask: on");
		assertThat(this.client.ask("X: 1", "Action: UserEvent", "ActionID: u", "UserEvent: Foo", "Empty:", "Sp:   x  ",
				"NoColon", "Response: Success", "Event: Bar"))
			.containsExactly("Response: Success", "ActionID: u", "Message: Event Sent");
		assertThat(this.client.next()).containsExactly("Event: UserEvent", "Privilege: user,all", "UserEvent: Foo",
				"X: 1", "ActionID: u", "Empty:", "Sp:   x  ", "NoColon", "Response: Success", "Event: Bar");
	}

	@Test
	void filtersEvents() {
		this.client.ask("Action: Events", "EventMask: user");
		assertThat(this.client.ask("Action: Filter", "Operation: Add", "Filter: Event: UserEvent"))
			.contains("Message: Success");
		this.client.ask("Action: Filter", "Operation: Add", "Filter: !UserEvent: No");
		this.client.ask("Action: Filter", "Operation: Add",
				"MatchCriteria: action(exclude),name(UserEvent),header(Key),method(exact)", "Filter: hidden");
		this.simulator.raise("Event", "UserEvent", "UserEvent", "No");
		this.simulator.raise("Event", "UserEvent", "UserEvent", "Yes", "Key", "hidden");
		this.simulator.raise("Event", "UserEvent", "UserEvent", "Yes", "Key", "shown");
		assertThat(this.client.next()).containsExactly("Event: UserEvent", "UserEvent: Yes", "Key: shown");
	}

	@Test
	void supportsPosixExpressionsInFilters() {
		this.client.ask("Action: Events", "EventMask: on");
		assertThat(this.client.ask("Action: Filter", "Operation: Add",
				"Filter: ^Event: ([Uu][Ss][^[:cntrl:]]*|Hangup)[[:cntrl:]]"))
			.contains("Message: Success");
		this.client.ask("Action: Filter", "Operation: Add", "Filter: !^Event: User..UserEvent: No[[:space:]]");
		this.simulator.raise("Event", "HangupRequest");
		this.simulator.raise("Event", "Varset", "Value", "Event: Hangup");
		this.simulator.raise("Event", "User", "UserEvent", "No");
		this.simulator.raise("Event", "User", "UserEvent", "Noble");
		assertThat(this.client.next()).containsExactly("Event: User", "UserEvent: Noble");
		this.simulator.raise("Event", "Hangup");
		assertThat(this.client.next()).containsExactly("Event: Hangup");
	}

}
