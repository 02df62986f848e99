/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.github.amispring.action.CustomAction;
import io.github.amispring.client.EventSettings;
import io.github.amispring.client.internal.event.EventSelection;
import io.github.amispring.client.internal.wire.LineEncoder;
import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link ServerFilters}.
 */
class ServerFiltersTests {

	/** Event names, some of which are not in the catalogue. */
	private static final List<String> NAMES = names();

	private static List<String> names() {
		List<String> names = new ArrayList<>(List.of("OfMyOwn", "ofmyown", "HangupX", "XHangup", "Hang", "A.C", "ABC"));
		for (EventType<?> type : EventTypes.known()) {
			names.addAll(type.names());
			names.add(type.name().toUpperCase(Locale.ROOT));
		}
		return names;
	}

	@Test
	void matchesNamesIgnoringCase() {
		assertThat(ServerFilters.of(settings("", "Hangup, dial*", "")))
			.containsExactly("!^Event: ([Hh][Aa][Nn][Gg][Uu][Pp]|[Dd][Ii][Aa][Ll][^[:cntrl:]]*)[[:cntrl:]]");
	}

	@Test
	void sendsExcludingFilterFirst() {
		assertThat(ServerFilters.of(settings("A*", "B", ""))).hasSize(2)
			.satisfiesExactly((filter) -> assertThat(filter).startsWith("!^Event: ([Bb])"),
					(filter) -> assertThat(filter).startsWith("^Event: ([Aa][^[:cntrl:]]*|"));
	}

	@Test
	void doesNotSendFiltersWithoutNames() {
		assertThat(ServerFilters.of(settings("", "", ""))).isEmpty();
		assertThat(ServerFilters.of(settings("", "", "Event: Hangup"))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", delimiter = '|', textBlock = """
			Hangup              | -
			hangup,New*         | Newexten
			-                   | VarSet,RTCP*
			*hangup*            | Soft*
			OfMyOwn             | -
			-                   | ofmyown
			AocD                | -
			AOC-D,aoc-e         | -
			-                   | AocS
			Extension           | -
			AOC-*               | AocD
			*                   | *up
			Newcallerid         | -
			""")
	void filtersExactlyTheExcludedEvents(String include, String exclude) {
		EventSettings settings = settings(include, exclude, "");
		EventSelection selection = new EventSelection(settings);
		List<String> filters = ServerFilters.of(settings);
		assertThat(filters).isNotEmpty();
		for (String name : NAMES) {
			if (ServerFilters.OUTCOMES.stream().noneMatch(name::equalsIgnoreCase)) {
				assertThat(passes(filters, name)).as(name).isEqualTo(isWanted(selection, name));
			}
		}
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", delimiter = '|', textBlock = """
			Dial???             | -             | 0
			Hangup,Dial???      | VarSet        | 1
			-                   | Dial???       | 0
			A.C                 | -             | 0
			-                   | A.C           | 0
			-                   | H\u00e4ngup  | 0
			-                   | (*            | 0
			Hangup              | *             | 1
			Hangup              | Originate*    | 1
			-                   | *Done         | 0
			""")
	void clientSelectsNamesThatFiltersCannotExpress(String include, String exclude, int sent) {
		EventSettings settings = settings(include, exclude, "");
		EventSelection selection = new EventSelection(settings);
		List<String> filters = ServerFilters.of(settings);
		assertThat(filters).hasSize(sent);
		assertThat(NAMES).filteredOn((name) -> isWanted(selection, name)).allMatch((name) -> passes(filters, name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Hangup|", "|*", "|Originate*", "|*Done", "|OriginateResponse", "H*|*e" })
	void passesOutcomesOfActions(String names) {
		List<String> includeAndExclude = List.of(names.split("\\|", -1));
		List<String> filters = ServerFilters.of(settings(includeAndExclude.get(0), includeAndExclude.get(1), ""));
		assertThat(ServerFilters.OUTCOMES).allMatch((name) -> passes(filters, name));
	}

	@Test
	void outcomesContainOutcomeEventsOfAllActions() {
		List<String> outcomes = new ArrayList<>();
		for (JsonNode action : JsonMapper.shared()
			.readTree(Path.of("src/main/catalogue/actions.json"))
			.get("actions")) {
			if (action.has("outcome")) {
				outcomes.add(action.get("outcome").get("event").asString());
			}
		}
		assertThat(ServerFilters.OUTCOMES).containsExactlyInAnyOrderElementsOf(outcomes);
	}

	@Test
	void doesNotSendIncludedNamesIfCustomFilterIncludesEvents() {
		assertThat(ServerFilters.of(settings("Hangup", "VarSet", "Channel: PJSIP/"))).hasSize(1)
			.allMatch((filter) -> filter.startsWith("!"));
		assertThat(ServerFilters.of(settings("Hangup", "VarSet", "!Channel: Local/"))).hasSize(2);
	}

	@Test
	void combinesManyNamesInFewFilters() {
		List<String> names = new ArrayList<>(EventTypes.known().stream().map(EventType::name).toList());
		names.add("x".repeat(70));
		List<String> filters = ServerFilters.of(EventSettings.builder().includes(names).build());
		assertThat(filters).hasSizeBetween(2, 30);
		LineEncoder encoder = new LineEncoder(UTF_8);
		assertThatNoException().isThrownBy(() -> filters.forEach((filter) -> encoder
			.encode(CustomAction.named("Filter").with("Operation", "Add").with("Filter", filter), "id")));
		assertThat(names).allMatch((name) -> passes(filters, name));
	}

	private static boolean isWanted(EventSelection selection, String name) {
		AmiMessage event = AmiMessage.of("Event", name);
		return selection.isSelected(event, EventTypes.indexOf(event));
	}

	/**
	 * Evaluates filters as Asterisk does, for an event that contains the name of another
	 * event in a later header.
	 */
	private static boolean passes(List<String> filters, String name) {
		String event = "Event: " + name + "\r\nPrivilege: call,all\r\nEvent: Hangup\r\nValue: Event: VarSet\r\n\r\n";
		List<String> including = filters.stream().filter((filter) -> !filter.startsWith("!")).toList();
		return (including.isEmpty() || including.stream().anyMatch((filter) -> matches(filter, event)))
				&& filters.stream()
					.filter((filter) -> filter.startsWith("!"))
					.noneMatch((filter) -> matches(filter.substring(1), event));
	}

	private static boolean matches(String filter, String event) {
		return Pattern.compile(filter.replace("[:cntrl:]", "\\p{Cntrl}"), Pattern.DOTALL).matcher(event).find();
	}

	private static EventSettings settings(String include, String exclude, String filter) {
		return EventSettings.builder().includes(list(include)).excludes(list(exclude)).filters(list(filter)).build();
	}

	private static List<String> list(String names) {
		return (names == null || names.isEmpty()) ? List.of() : List.of(names.split(","));
	}

}
