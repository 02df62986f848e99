/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.sample.ManualClock;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the history that every database has to pass.
 */
@AutoConfigureMockMvc
@Import(HistoryScenarios.ClockConfiguration.class)
abstract class HistoryScenarios {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private ApplicationEventPublisher events;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private HistoryRetention retention;

	@Autowired
	private CallRecords records;

	@Autowired
	private MeterRegistry metrics;

	@BeforeEach
	void deleteAll() {
		this.jdbc.sql("delete from call_record").update();
	}

	@Test
	void storesACallWithAllItsParts() {
		store(TestCalls.eventful());
		JsonNode call = find("").path("calls").path(0);
		assertThat(call.path("key").asString()).isEqualTo("berlin/1");
		assertThat(call.path("server").asString()).isEqualTo("berlin");
		assertThat(call.path("startedAt").asString()).isEqualTo("2026-01-31T08:00:00.123456Z");
		assertThat(call.path("answeredAt").asString()).isEqualTo("2026-01-31T08:00:20.123456Z");
		assertThat(call.path("endedAt").asString()).isEqualTo("2026-01-31T08:01:40.123456Z");
		assertThat(call.path("direction").asString()).isEqualTo("INBOUND");
		// text that looks like markup remains text
		assertThat(call.at("/from/name").asString()).isEqualTo("Grace <b>Hopper</b>");
		assertThat(call.at("/from/number").asString()).isEqualTo("+49301234");
		assertThat(call.path("dialed").asString()).isEqualTo("700");
		assertThat(call.at("/answeredBy/device").asString()).isEqualTo("PJSIP/101");
		assertThat(call.path("queue").asString()).isEqualTo("support");
		assertThat(call.path("agent").asString()).isEqualTo("PJSIP/101");
		assertThat(call.path("outcome").asString()).isEqualTo("ANSWERED");
		assertThat(call.at("/endedBy/kind").asString()).isEqualTo("PARTY");
		assertThat(call.at("/endedBy/party/number").asString()).isEqualTo("+49301234");
		assertThat(call.path("ringSeconds").asDouble()).isEqualTo(14);
		assertThat(call.path("talkSeconds").asDouble()).isEqualTo(80.25);
		assertThat(call.path("holdSeconds").asDouble()).isEqualTo(10);
		assertThat(call.path("incomplete").asBoolean()).isTrue();
		assertThat(call.has("timeline")).isFalse();
		assertThat(get("/api/history/" + call.path("id").asLong()).path("timeline").valueStream())
			.extracting((entry) -> entry.path("kind").asString())
			.startsWith("START", "PBX_ANSWERED", "QUEUED", "RINGING")
			.endsWith("ENDED");
	}

	@Test
	void storesACallOnce() {
		store(TestCalls.eventful());
		this.events.publishEvent(new CallEndedEvent("berlin", 1, TestCalls.START, TestCalls.eventful()));
		store(call(2));
		assertThat(keys(find(""))).containsExactly("berlin/2", "berlin/1");
	}

	@Test
	void returnsPages() {
		store(IntStream.rangeClosed(1, 25).mapToObj(HistoryScenarios::call).toArray(EndedCall[]::new));
		List<String> keys = new ArrayList<>();
		JsonNode page = find("size=10");
		assertThat(page.path("calls")).hasSize(10);
		while (page.path("next").isString()) {
			keys.addAll(keys(page));
			// a new call does not move the following pages
			store(call(100 + keys.size()));
			page = find("size=10&before=" + page.path("next").asString());
		}
		keys.addAll(keys(page));
		assertThat(keys)
			.isEqualTo(IntStream.rangeClosed(1, 25).mapToObj((number) -> "berlin/" + (26 - number)).toList());
	}

	@Test
	void returnsPagesOfCallsThatEndedTogether() {
		store(IntStream.rangeClosed(1, 7)
			.mapToObj((number) -> TestCalls.call("berlin", number, 5, CallOutcome.BUSY, "Grace", null, null))
			.toArray(EndedCall[]::new));
		List<String> keys = new ArrayList<>();
		JsonNode page = find("size=3");
		keys.addAll(keys(page));
		while (page.path("next").isString()) {
			page = find("size=3&before=" + page.path("next").asString());
			keys.addAll(keys(page));
		}
		assertThat(keys).hasSize(7).doesNotHaveDuplicates();
	}

	@Test
	void filtersCalls() {
		store(TestCalls.call("berlin", 1, 10, CallOutcome.ANSWERED, "Grace Hopper", "support", null),
				TestCalls.call("hamburg", 2, 20, CallOutcome.BUSY, "Ada 100%_\\ \"x\"", null, null),
				TestCalls.call("berlin", 3, 30, CallOutcome.ABANDONED, "Álvaro O'Neill", "sales", null));
		assertThat(keys(find("server=hamburg"))).containsExactly("hamburg/2");
		assertThat(keys(find("outcome=ABANDONED"))).containsExactly("berlin/3");
		assertThat(keys(find("queue=support"))).containsExactly("berlin/1");
		assertThat(keys(find("from=" + TestCalls.at(20)))).containsExactly("berlin/3", "hamburg/2");
		assertThat(keys(find("to=" + TestCalls.at(20)))).containsExactly("berlin/1");
		assertThat(keys(find("from=" + TestCalls.at(15) + "&to=" + TestCalls.at(25)))).containsExactly("hamburg/2");
		assertThat(keys(find("text=hop GRACE"))).containsExactly("berlin/1");
		assertThat(keys(find("text=+49302"))).containsExactly("hamburg/2");
		assertThat(keys(find("text=Sales"))).containsExactly("berlin/3");
		assertThat(keys(find("text=álvaro o'neill"))).containsExactly("berlin/3");
		assertThat(keys(find("text=0%_\\"))).containsExactly("hamburg/2");
		assertThat(keys(find("text=%"))).containsExactly("hamburg/2");
		assertThat(keys(find("text=_"))).containsExactly("hamburg/2");
		assertThat(keys(find("text=' or 1=1 --"))).isEmpty();
		assertThat(keys(find("text=&server=&outcome=&queue=&from=&to=&before="))).hasSize(3);
		assertThat(keys(find("server=berlin&text=grace&outcome=ANSWERED&queue=support"))).containsExactly("berlin/1");
	}

	@Test
	void showsMergedCallsInTheTimelineOfTheSurvivor() {
		store(TestCalls.call("berlin", 1, 50, CallOutcome.ANSWERED, "Grace", null, null),
				TestCalls.call("berlin", 2, 30, CallOutcome.MERGED, "Ada", null, "berlin/1"),
				TestCalls.call("berlin", 3, 20, CallOutcome.MERGED, "Linus", null, "berlin/2"));
		JsonNode list = find("");
		assertThat(keys(list)).containsExactly("berlin/1");
		JsonNode timeline = get("/api/history/" + list.at("/calls/0/id").asLong()).path("timeline");
		assertThat(timeline.valueStream()
			.map((entry) -> entry.path("kind").asString() + " " + entry.at("/party/name").asString("")
					+ entry.path("call").asString("")))
			.containsExactly("START Grace", "START Ada", "START Linus", "MERGED berlin/3", "MERGED berlin/2", "ENDED ");
	}

	@Test
	void storesTextThatDatabasesCannotStore() {
		store(TestCalls.call("berlin", 1, 1, CallOutcome.BUSY, "a\0b \uD83D\uDE00", null, null));
		assertThat(find("text=ab").at("/calls/0/from/name").asString()).isEqualTo("ab \uD83D\uDE00");
	}

	@Test
	void storesCallsOnceTheDatabaseIsBack() {
		double lost = lost();
		this.jdbc.sql("alter table call_record rename to away").update();
		try {
			IntStream.rangeClosed(1, 300).mapToObj(HistoryScenarios::call).forEach(this::publish);
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.until(() -> this.metrics.get("console.records.waiting").tag("records", "history").gauge().value() > 0);
		}
		finally {
			this.jdbc.sql("alter table away rename to call_record").update();
		}
		awaitStored(300);
		assertThat(lost()).isEqualTo(lost);
	}

	private double lost() {
		return this.metrics.get("console.records.lost").tag("records", "history").counter().count();
	}

	@Test
	void deletesOldCalls() {
		Instant now = ClockConfiguration.NOW;
		Duration day = Duration.ofDays(1);
		int old = (int) Duration.between(TestCalls.START, now.minus(day.multipliedBy(30))).toSeconds() - 1;
		store(TestCalls.call("berlin", 1, old, CallOutcome.BUSY, "Old", null, null),
				TestCalls.call("berlin", 2, old + 2, CallOutcome.BUSY, "Kept", null, null));
		this.retention.deleteOldCalls();
		assertThat(keys(find(""))).containsExactly("berlin/2");
	}

	@Test
	void deletesTheOldestCallsIfThereAreTooMany() {
		store(IntStream.rangeClosed(1, 10).mapToObj(HistoryScenarios::call).toArray(EndedCall[]::new));
		assertThat(this.records.deleteAllBut(10)).isZero();
		assertThat(this.records.deleteAllBut(4)).isEqualTo(6);
		assertThat(keys(find(""))).containsExactly("berlin/10", "berlin/9", "berlin/8", "berlin/7");
	}

	@Test
	void rejectsInvalidFilters() {
		for (String field : List.of("from", "to", "before", "size")) {
			assertThat(this.mvc.get().uri("/api/history").param(field, "x")).hasStatus(400)
				.bodyJson()
				.extractingPath("$.field")
				.isEqualTo(field);
		}
		assertThat(this.mvc.get().uri("/api/history?size=501")).hasStatus(400);
		assertThat(this.mvc.get().uri("/api/history").param("text", "a ".repeat(4000))).hasStatus(400);
		assertThat(this.mvc.get().uri("/api/history?from=-100000000-01-01T00:00:00Z")).hasStatus(400);
		assertThat(this.mvc.get().uri("/api/history?before=99999999999999999_999999999999999999")).hasStatusOk();
		assertThat(this.mvc.get().uri("/api/history").param("server", "a\0b").param("text", "\0")).hasStatusOk();
		assertThat(this.mvc.get().uri("/api/history?before=999999999999999999_1")).hasStatus(400);
		assertThat(this.mvc.get().uri("/api/history/999999")).hasStatus(404)
			.bodyJson()
			.extractingPath("$.detail")
			.asString()
			.contains("The history has no call 999999.");
		assertThat(this.mvc.get().uri("/api/history/berlin")).hasStatus(400);
	}

	private static EndedCall call(int number) {
		return TestCalls.call("berlin", number, 1000 + number, CallOutcome.BUSY, "Grace", null, null);
	}

	private void publish(EndedCall call) {
		this.events.publishEvent(new CallEndedEvent(call.call().server(), 1, call.endedAt(), call));
	}

	private void store(EndedCall... calls) {
		long before = stored();
		Stream.of(calls).forEach(this::publish);
		awaitStored(before + calls.length);
	}

	private void awaitStored(long count) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(stored()).isEqualTo(count));
	}

	private long stored() {
		return this.jdbc.sql("select count(*) from call_record").query(Long.class).single();
	}

	private JsonNode find(String query) {
		MockMvcTester.MockMvcRequestBuilder request = this.mvc.get().uri("/api/history");
		for (String parameter : query.split("&")) {
			if (!parameter.isEmpty()) {
				request = request.param(parameter.split("=", 2)[0], parameter.split("=", 2)[1]);
			}
		}
		return json(request);
	}

	private JsonNode get(String path) {
		return json(this.mvc.get().uri(path));
	}

	private static JsonNode json(MockMvcTester.MockMvcRequestBuilder request) {
		byte[] content = request.exchange().getResponse().getContentAsByteArray();
		return JsonMapper.shared().readTree(content);
	}

	private static List<String> keys(JsonNode page) {
		return page.path("calls").valueStream().map((call) -> call.path("key").asString()).toList();
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class ClockConfiguration {

		static final Instant NOW = TestCalls.START.plus(Duration.ofDays(100));

		@Bean
		@Primary
		ManualClock manualClock() {
			return new ManualClock(NOW);
		}

	}

}
