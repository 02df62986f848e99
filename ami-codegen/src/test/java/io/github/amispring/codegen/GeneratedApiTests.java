/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.amispring.codegen.GeneratedApi.call;
import static io.github.amispring.codegen.GeneratedApi.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

/**
 * Tests the classes generated from a small catalogue: they compile without a warning and
 * behave as described.
 */
class GeneratedApiTests {

	@TempDir
	static Path directory;

	static GeneratedApi api;

	@BeforeAll
	static void generate() throws IOException {
		Path catalogue = new SmallCatalogue().writeTo(directory.resolve("catalogue"));
		Main.main(new String[] { catalogue.toString(), directory.resolve("java").toString(),
				directory.resolve("reference").toString() });
		api = GeneratedApi.compile(directory.resolve("java"), directory.resolve("classes"));
	}

	@Test
	void readsSnapshotsWithAndWithoutPrefix() {
		Object event = api.event("Event", "Hangup", "Privilege", "call,all", "Channel", "PJSIP/1-1", "CallerIDNum",
				"100", "CallerIDName", "O\\'Brien", "ChanVariable", "A=1", "ChanVariable", "B=x=\\\"y\\\"",
				"DestChannel", "PJSIP/2-2", "DestCallerIDNum", "<unknown>", "DestChanVariable", "C=3", "Cause", "16",
				"Cause-txt", "Normal Clearing");
		assertThat(get(event, "channel", "name")).isEqualTo("PJSIP/1-1");
		assertThat(get(event, "channel", "callerIdNum")).isEqualTo("100");
		assertThat(get(event, "channel", "callerIdName")).isEqualTo("O'Brien");
		assertThat(get(event, "channel", "variables")).isEqualTo(Map.of("A", "1", "B", "x=\"y\""));
		assertThat(get(event, "destChannel", "name")).isEqualTo("PJSIP/2-2");
		assertThat(get(event, "destChannel", "callerIdNum")).isNull();
		assertThat(get(event, "destChannel", "variables")).isEqualTo(Map.of("C", "3"));
		assertThat(get(event, "causeText")).isEqualTo("Normal Clearing");
		assertThat(get(event, "eventName")).isEqualTo("Hangup");
		assertThat(get(event, "message")).isNotNull();
	}

	@Test
	void readsIndexedGroups() {
		Object event = api.event("Event", "Hangup", "Unit(1)/Kind", "b", "Unit(0)/Number", "3", "unit(1)/number", "x",
				"Unit(3)/Number", "4");
		List<?> units = (List<?>) get(event, "units");
		assertThat(units).hasSize(2);
		assertThat(get(units.get(0), "number")).isEqualTo(3);
		assertThat(get(units.get(0), "kind")).isNull();
		assertThat(get(units.get(1), "number")).isNull();
		assertThat(get(units.get(1), "kind")).isEqualTo("b");
		assertThat((List<?>) get(api.event("Event", "Hangup"), "units")).isEmpty();
	}

	@Test
	void readsFollowingHeadersAsMap() {
		Object event = api.event("Event", "Hangup", "Cause", "16", "Later", "1", "cause", "2", "Later", "3");
		assertThat(get(event, "others")).isEqualTo(Map.of("Later", "1", "cause", "2"));
		assertThat(get(api.event("Event", "Hangup", "Cause", "16"), "others")).isEqualTo(Map.of());
		assertThat(get(api.event("Event", "Hangup", "Later", "1"), "others")).isEqualTo(Map.of());
		assertThat(api.event("Event", "Hangup", "Cause", "16", "Secret", "1234")).asString()
			.contains("Secret: ******")
			.doesNotContain("1234");
	}

	@Test
	void addsFamilyOfListEntries() {
		assertThat(api.event("Event", "Queue")).isInstanceOf(api.type("event.RowEvent"));
		assertThat(api.event("Event", "Member")).isInstanceOf(api.type("event.RowEvent"));
		assertThat(api.event("Event", "RowsComplete")).isNotInstanceOf(api.type("event.RowEvent"));
	}

	@Test
	void returnsNullForSnapshotWithoutFirstHeader() {
		Object event = api.event("Event", "Hangup", "Channel", "none", "DestCallerIDNum", "100");
		assertThat(get(event, "destChannel")).isNull();
		assertThat(get(event, "channel")).isNotNull();
		assertThat(get(event, "channel", "name")).isNull();
	}

	@Test
	void readsHeadersInAnyOrderAndCase() {
		Object event = api.event("Event", "hangup", "CAUSE-TXT", "Busy", "cause", "17", "Unheard", "of", "calleridnum",
				"100", "channel", "PJSIP/1-1");
		assertThat(event).isInstanceOf(api.type("event.HangupEvent"));
		assertThat(get(event, "channel", "callerIdNum")).isEqualTo("100");
		assertThat(get(event, "causeCode")).isEqualTo(17);
		assertThat(get(event, "causeText")).isEqualTo("Busy");
	}

	@Test
	void returnsConstantsForNumbers() {
		assertThat(get(api.event("Event", "Hangup", "Cause", "17"), "cause")).hasToString("BUSY");
		assertThat(get(api.event("Event", "Hangup", "Cause", "99"), "cause")).isNull();
		assertThat(get(api.event("Event", "Hangup", "Cause", "99"), "causeCode")).isEqualTo(99);
		assertThat(get(api.event("Event", "Hangup"), "cause")).isNull();
		assertThat(get(get(api.event("Event", "Hangup", "Cause", "17"), "cause"), "code")).isEqualTo(17);
	}

	@Test
	void readsEachType() {
		Object event = api.event("Event", "Types", "Text", " a: b ", "Word", "c", "Int", "-5", "Long", "0xFFFFFFFF",
				"Double", "0.5", "Boolean", "Yes", "Seconds", "90", "Millis", "1500", "Micros", "1500", "Clock",
				"100:01:02", "Epoch", "1700000000.250000", "Local", "2026-11-22 07:51:13", "Offset",
				"2026-11-22T07:51:13.542+0100", "List", "a, b,,c,", "Again", "1", "Again", "2", "Percent",
				"a%3A%20b+c%0A");
		assertThat(get(event, "text")).isEqualTo(" a: b ");
		assertThat(get(event, "word")).isEqualTo("c");
		assertThat(get(event, "number")).isEqualTo(-5);
		assertThat(get(event, "wholeNumber")).isEqualTo(0xFFFFFFFFL);
		assertThat(get(event, "decimal")).isEqualTo(0.5);
		assertThat(get(event, "yes")).isEqualTo(true);
		assertThat(get(event, "seconds")).isEqualTo(Duration.ofSeconds(90));
		assertThat(get(event, "millis")).isEqualTo(Duration.ofMillis(1500));
		assertThat(get(event, "micros")).isEqualTo(Duration.ofNanos(1_500_000));
		assertThat(get(event, "clock")).isEqualTo(Duration.ofSeconds(360_062));
		assertThat(get(event, "epoch")).isEqualTo(Instant.parse("2023-11-14T22:13:20.25Z"));
		assertThat(get(event, "local")).isEqualTo(LocalDateTime.of(2026, 11, 22, 7, 51, 13));
		assertThat(get(event, "offset")).isEqualTo(Instant.parse("2026-11-22T06:51:13.542Z"));
		assertThat(get(event, "list")).isEqualTo(List.of("a", "b", "c"));
		assertThat(get(event, "again")).isEqualTo(List.of("1", "2"));
		assertThat(get(event, "percent")).isEqualTo("a: b+c\n");
	}

	@Test
	void returnsNullForAbsentAndMalformedValues() {
		Object absent = api.event("Event", "Types");
		Object empty = api.event("Event", "Types", "Int", "", "Long", "", "Double", "", "Boolean", "", "Seconds", "",
				"Millis", "", "Micros", "", "Clock", "", "Epoch", "", "Local", "", "Offset", "");
		Object wrong = api.event("Event", "Types", "Int", "12345678901", "Long", "ten", "Double", "x", "Boolean",
				"maybe", "Seconds", "soon", "Millis", "1.5", "Micros", "x", "Clock", "1:2:3", "Epoch", "0", "Local",
				"today", "Offset", "2026-11-22", "Percent", "%zz");
		for (String component : List.of("number", "wholeNumber", "decimal", "yes", "seconds", "millis", "micros",
				"clock", "epoch", "local", "offset", "percent")) {
			assertThat(get(absent, component)).as(component).isNull();
			assertThat(get(empty, component)).as(component).isNull();
			assertThat(get(wrong, component)).as(component).isNull();
		}
		assertThat(get(absent, "text")).isNull();
		assertThat(get(absent, "list")).isEqualTo(List.of());
		assertThat(get(absent, "again")).isEqualTo(List.of());
	}

	@Test
	void recognizesNamesFromOtherVersions() {
		assertThat(api.event("Event", "OldTypes")).isInstanceOf(api.type("event.TypesEvent"));
		assertThat(get(api.event("Event", "Member", "Name", "Anna"), "memberName")).isEqualTo("Anna");
		assertThat(get(api.event("Event", "Member", "MemberName", "Anna"), "memberName")).isEqualTo("Anna");
		assertThat(api.event("Event", "Typos")).isInstanceOf(api.type("event.UnknownEvent"));
	}

	@Test
	void implementsFamilies() {
		assertThat(api.type("event.ChannelEvent")).isAssignableFrom(api.type("event.HangupEvent"));
		assertThat(api.type("event.QueueEvent")).isAssignableFrom(api.type("event.QueueRowEvent"));
		assertThat(api.type("event.MemberEvent")).isAssignableFrom(api.type("event.MemberRowEvent"));
		assertThat(api.type("event.QueueEvent")).isAssignableFrom(api.type("event.MemberRowEvent"));
		assertThat(api.type("event.TypesEvent").getInterfaces()).containsExactly(api.type("message.AmiEvent"));
	}

	@Test
	void textContainsEachHeaderOnce() {
		assertThat(api.event("Event", "Hangup", "Channel", "PJSIP/1-1", "Cause", "16", "Other", "x"))
			.hasToString("HangupEvent[message={Event: Hangup, Channel: PJSIP/1-1, Cause: 16, Other: x}]");
		assertThat(api.callStatic("action.AskResponse", "of", api.message("Response", "Success", "Value", "7")))
			.hasToString("AskResponse[message={Response: Success, Value: 7}]");
	}

	@Test
	void masksSecrets() {
		Object event = api.event("Event", "Types", "Text", "visible", "Password", "hidden");
		assertThat(get(event, "password")).isEqualTo("hidden");
		assertThat(event.toString()).startsWith("TypesEvent[").contains("visible").doesNotContain("hidden");
	}

	@Test
	void listsTypesInOrder() {
		assertThat((List<?>) api.callStatic("event.EventTypes", "known")).extracting((type) -> get(type, "name"))
			.containsExactly("Hangup", "Types", "Member", "Queue", "RowsComplete", "Outcome");
	}

	@Test
	void createsActionsWithRequiredParameters() {
		Object action = api.callStatic("action.CallAction", "of", "PJSIP/1");
		assertThat(action).hasToString("Call[Channel: PJSIP/1, Async: true, Operation: Add]");
		assertThat(get(action, "name")).isEqualTo("Call");
		assertThat(api.callStatic("action.RowsAction", "of")).hasToString("Rows[]");
		assertThat(api.callStatic("action.RunAction", "named", "x")).hasToString("Run[Name: x, Mode: x]");
	}

	@Test
	void addsParametersToNewActions() {
		Object action = api.callStatic("action.CallAction", "of", "PJSIP/1");
		assertThat(call(action, "extension", "default", 1)).asString().endsWith("Context: default, Priority: 1]");
		assertThat(call(action, "extension", "default", "start")).asString()
			.endsWith("Context: default, Priority: start]");
		assertThat(call(action, "timeout", Duration.ofSeconds(20))).asString().endsWith("Timeout: 20000]");
		assertThat(call(action, "waitTime", Duration.ofMillis(500))).asString().endsWith("Wait: 1]");
		assertThat(call(action, "count", 5_000_000_000L)).asString().endsWith("Count: 5000000000]");
		assertThat(call(action, "gain", 0.5)).asString().endsWith("Gain: 0.5]");
		assertThat(call(action, "cause", 17)).asString().endsWith("Cause: 17]");
		assertThat(call(action, "cause", constant("event.Cause", "NORMAL"))).asString().endsWith("Cause: 16]");
		assertThat(call(action, "soft", true)).asString().endsWith("Soft: yes]");
		assertThat(call(action, "soft", false)).asString().endsWith("Soft: no]");
		assertThat(call(action, "tone", constant("action.CallAction$Tone", "CHANNEL1"))).asString()
			.endsWith("Tone: Channel1]");
		assertThat(call(action, "codecs", (Object) new String[] { "ulaw", "alaw" })).asString()
			.endsWith("Codecs: ulaw,alaw]");
		assertThat(call(action, "codecs", List.of("ulaw"))).asString().endsWith("Codecs: ulaw]");
		assertThat(call(action, "header", "X-Any", "1")).asString().endsWith("X-Any: 1]");
		assertThat(call(action, "synchronous")).asString().endsWith("Async: false]").doesNotContain("Async: true");
		assertThat(action).hasToString("Call[Channel: PJSIP/1, Async: true, Operation: Add]");
	}

	@Test
	void addsNumberedHeaders() {
		Object action = api.callStatic("action.EditAction", "of", Duration.ofSeconds(5));
		assertThat(call(call(call(action, "put", "a"), "drop"), "put", "b"))
			.hasToString("Edit[Timeout: 5, Step-000: Put, Text(0): a, Step-001: Drop, Step-002: Put, Text(2): b]");
		assertThat(action).hasToString("Edit[Timeout: 5]");
		assertThat(api.type("action.EditAction").getDeclaredClasses()).isEmpty();
	}

	@Test
	void repeatsHeaders() {
		Object action = api.callStatic("action.EditAction", "of", Duration.ofSeconds(5));
		assertThat(call(call(action, "item", 1), "item", 2))
			.hasToString("Edit[Timeout: 5, Item: 1, Kind: x, Item: 2, Kind: x]");
	}

	@Test
	void writesCallerIds() {
		Object action = api.callStatic("action.CallAction", "of", "PJSIP/1");
		assertThat(call(action, "callerId", "Anna <100>")).asString().endsWith("CallerID: Anna <100>]");
		assertThat(call(action, "callerId", "Anna", "100")).asString().endsWith("CallerID: \"Anna\" <100>]");
		assertThat(call(action, "callerId", "\"A\\", "1")).asString().endsWith("CallerID: \"\\\"A\\\\\" <1>]");
	}

	@Test
	void acceptsListsAsLastArguments() {
		assertThat(api.callStatic("action.OneAction", "of", "n", new String[] { "a", "b" }))
			.hasToString("One[Name: n, Words: a,b]");
		assertThat(api.callStatic("action.OneAction", "of", "n", List.of("a", "b")))
			.hasToString("One[Name: n, Words: a,b]");
	}

	@Test
	void writesVariables() {
		Object action = api.callStatic("action.CallAction", "of", "PJSIP/1");
		assertThat(call(call(action, "variable", "A", "1,2"), "variable", "B", "(x)")).asString()
			.endsWith("Variable: A=1\\,2, Variable: B=\\(x\\)]");
		assertThat(call(action, "variables", Map.of("C", "3"))).asString().endsWith("Variable: C=3]");
	}

	@Test
	void validatesSetsOfHeaders() {
		Object action = api.callStatic("action.CallAction", "of", "PJSIP/1");
		assertThatRuntimeException().isThrownBy(() -> call(action, "validate"))
			.withMessage("Action Call requires either Context and Priority, or Application");
		Object application = call(action, "application", "Playback");
		call(application, "validate");
		Object both = call(application, "extension", "default", 1);
		assertThatRuntimeException().isThrownBy(() -> call(both, "validate"))
			.withMessage("Action Call requires either Context and Priority, or Application, but only one of them");
		call(call(action, "extension", "default", 1), "validate");
	}

	@Test
	void returnsResponseDelayOfAction() {
		Object action = api.callStatic("action.CallAction", "of", "PJSIP/1");
		assertThat(get(action, "responseDelay")).isEqualTo(Duration.ZERO);
		assertThat(get(action, "synchronous", "responseDelay")).isEqualTo(Duration.ofSeconds(30));
		assertThat(get(call(action, "timeout", Duration.ofSeconds(5)), "synchronous", "responseDelay"))
			.isEqualTo(Duration.ofSeconds(5));
		assertThat(get(api.callStatic("action.EditAction", "of", Duration.ofSeconds(5)), "responseDelay"))
			.isEqualTo(Duration.ofSeconds(5));
	}

	@Test
	void awaitsOutcomes() {
		Object action = call(api.callStatic("action.CallAction", "of", "PJSIP/1"), "synchronous");
		Object awaiting = get(action, "awaitingOutcome");
		assertThat(awaiting).asString().contains("Async: true");
		assertThat(get(awaiting, "responseDelay")).isEqualTo(Duration.ofSeconds(30));
		Object responseType = get(awaiting, "responseType");
		Object outcome = api.message("Event", "Outcome");
		assertThat(call(responseType, "role", outcome)).hasToString("SHARED_COMPLETION");
		assertThat(call(responseType, "read", api.message("Response", "Success"), List.of(outcome)))
			.isInstanceOf(api.type("event.OutcomeEvent"));
		assertThatRuntimeException().isThrownBy(() -> call(awaiting, "validate")).withMessageContaining("either");
	}

	@Test
	void returnsActionThatEndsStartedOperation() {
		Object action = call(api.callStatic("action.CallAction", "of", "PJSIP/1"), "id", "4711");
		Object undoable = get(action, "endingOnCancel");
		assertThat(undoable).asString().contains("Async: true").contains("Id: 4711");
		assertThat(get(undoable, "undo")).hasToString("End[Call: 4711]");
		assertThat(get(action, "awaitingOutcome", "undo")).isNull();
		assertThat(get(action, "undo")).isNull();
		Object random = get(api.callStatic("action.CallAction", "of", "PJSIP/1"), "endingOnCancel");
		assertThat(get(random, "headers").toString())
			.contains(get(random, "undo").toString().replace("End[Call: ", "Id: ").replace("]", ""));
	}

	@Test
	void listsEntriesOfCommonFamily() throws NoSuchMethodException {
		assertThat(resultType("RowsAction"))
			.isEqualTo("io.github.amispring.message.EventList<io.github.amispring.event.QueueEvent>");
		assertThat(resultType("MixedAction"))
			.isEqualTo("io.github.amispring.message.EventList<io.github.amispring.message.AmiEvent>");
		Object responseType = get(api.callStatic("action.RowsAction", "of"), "responseType");
		assertThat(call(responseType, "isComplete", api.message("Response", "Success"))).isEqualTo(false);
		Object list = call(responseType, "read", api.message("Response", "Success"),
				List.of(api.message("Event", "Queue", "Queue", "sales"),
						api.message("Event", "Member", "Queue", "sales"), api.message("Event", "RowsComplete")));
		assertThat((List<?>) get(list, "entries")).extracting((entry) -> get(entry, "queue"))
			.containsExactly("sales", "sales");
	}

	@Test
	void recognizesListsWithUnmarkedEntries() {
		Object marked = get(api.callStatic("action.RowsAction", "of"), "responseType");
		Object unmarked = get(api.callStatic("action.EmptyAction", "of"), "responseType");
		assertThat(get(marked, "hasUnmarkedEntries")).isEqualTo(false);
		assertThat(get(unmarked, "hasUnmarkedEntries")).isEqualTo(true);
	}

	@Test
	void returnsEmptyResultForAbsentObject() throws NoSuchMethodException {
		Object list = get(api.callStatic("action.EmptyAction", "of"), "responseType");
		Object noRow = api.message("Response", "Error", "Message", "no row 5 found");
		assertThat(call(list, "isComplete", noRow)).isEqualTo(true);
		assertThat(call(list, "isAbsent", noRow)).isEqualTo(true);
		assertThat((List<?>) get(call(list, "read", noRow, List.of()), "entries")).isEmpty();
		Object denied = api.message("Response", "Error", "Message", "Permission denied");
		assertThat(call(list, "isAbsent", denied)).isEqualTo(false);
		Object absent = api.message("Response", "Error", "Message", "Not found");
		for (String action : List.of("FindAction", "LookAction")) {
			Object responseType = get(api.callStatic("action." + action, "of"), "responseType");
			assertThat(call(responseType, "isAbsent", absent)).isEqualTo(true);
			assertThat(call(responseType, "read", absent, List.of())).isEqualTo(Optional.empty());
		}
		assertThat(resultType("FindAction")).isEqualTo("java.util.Optional<io.github.amispring.event.MemberRowEvent>");
		assertThat(resultType("LookAction")).isEqualTo("java.util.Optional<io.github.amispring.event.HangupEvent>");
	}

	@Test
	void readsTypedResponses() throws NoSuchMethodException {
		Object responseType = get(api.callStatic("action.AskAction", "of"), "responseType");
		Object response = call(responseType, "read",
				api.message("Response", "Success", "Message", "Done", "Value", "5"), List.of());
		assertThat(response).isInstanceOf(api.type("action.AskResponse"));
		assertThat(get(response, "value")).isEqualTo(5);
		assertThat(get(response, "serverMessage")).isEqualTo("Done");
		assertThat(resultType("AskAction")).isEqualTo("io.github.amispring.action.AskResponse");
		assertThat(resultType("CallAction")).isEqualTo("io.github.amispring.message.SimpleResponse");
		assertThat(resultType("RunAction")).isEqualTo("io.github.amispring.message.CommandResponse");
		assertThat(resultType("OneAction")).isEqualTo("io.github.amispring.event.HangupEvent");
		assertThat(resultType("EditAction")).isEqualTo("io.github.amispring.action.ListCommandsResponse");
	}

	@Test
	void assignsSingleEventsToTheirAction() {
		Object responseType = get(api.callStatic("action.OneAction", "of", "n", List.of("a")), "responseType");
		assertThat(call(responseType, "role", api.message("Event", "Hangup"))).hasToString("COMPLETION");
	}

	@Test
	void exposesOnlyRequiredTypes() {
		assertThat(Modifier.isPublic(api.type("event.EventCatalogue").getModifiers())).isFalse();
		assertThat(Modifier.isFinal(api.type("action.CallAction").getModifiers())).isTrue();
	}

	@Test
	void writesReferencePages() {
		assertThat(directory.resolve("reference/events.md")).content()
			.contains("[Types](#types)", "# Families", "# Snapshots", "# Enums")
			.contains("## Types", "| `Clock` | `clock` | `Duration` |", "Asterisk 20, 22 and later (22 from 22.7.0)",
					"Entry of the event list of `Rows`", "Asterisk up to 11.");
		assertThat(directory.resolve("reference/actions.md")).content()
			.contains("## Call", "| `Channel` | yes | string |", "returns `EventList<QueueEvent>`",
					"default: 30 seconds",
					"The result is empty if the server responds with the message `No rows` or `No row * found`.",
					"returns `Optional<MemberRowEvent>`");
	}

	private static String resultType(String action) throws NoSuchMethodException {
		ParameterizedType parent = (ParameterizedType) api.type("action." + action).getGenericSuperclass();
		return parent.getActualTypeArguments()[0].getTypeName();
	}

	private static Object constant(String type, String name) {
		for (Object constant : api.type(type).getEnumConstants()) {
			if (constant.toString().equals(name)) {
				return constant;
			}
		}
		throw new AssertionError(name);
	}

}
