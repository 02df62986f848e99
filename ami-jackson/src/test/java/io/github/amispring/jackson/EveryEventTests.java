/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the JSON of all events in the catalogue and of all recorded events.
 */
class EveryEventTests {

	private final JsonMapper mapper = JsonMapper.builder().addModule(new AmiJacksonModule()).build();

	static Stream<String> names() {
		return Samples.names().stream();
	}

	@ParameterizedTest
	@MethodSource("names")
	void restoresMessageInUsualFormatFromComponents(String name) {
		AmiMessage message = Samples.typical(name);
		JsonNode json = assertReadsBack(message);
		assertThat(json.has("lines")).isFalse();
		assertThat(json.has("headers")).isFalse();
	}

	@ParameterizedTest
	@MethodSource("names")
	void writesEveryComponentWithItsName(String name) throws ReflectiveOperationException {
		AmiEvent event = EventTypes.decode(masked(Samples.typical(name)));
		assertComponents((Record) event, this.mapper.valueToTree(event));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "0", "-1", "garbage \\ %zz %", "NaN", "1e999", "1.250", "0x1f", "<unknown>",
			"none", "yes", "99999999999999999999", "-9223372036854775808", "9223372036854775807", "=", ",", "a=b", "\\",
			"\u0001\ufffd\ud83d\ude00", "a, b,,c,", "2026-13-45 25:61:61", "1795335241.5", "1795335241.000000",
			"2026-11-26T22:11:11.000+0530", "1:2:3", "999999999:59:59", "null", "true", "'\"?" })
	void restoresAnyValue(String value) {
		assertThat(names()).allSatisfy((name) -> assertReadsBack(Samples.message(name, (field) -> value)));
	}

	@ParameterizedTest
	@MethodSource("names")
	void restoresHeadersInAnyOrder(String name) {
		List<AmiHeader> headers = new ArrayList<>(Samples.typical(name).headers());
		Collections.reverse(headers.subList(1, headers.size()));
		assertReadsBack(AmiMessage.of(headers));
	}

	@ParameterizedTest
	@MethodSource("names")
	void restoresRepeatedHeaders(String name) {
		List<AmiHeader> headers = new ArrayList<>(Samples.typical(name).headers());
		headers.addAll(headers.subList(1, headers.size()).stream().toList());
		assertReadsBack(AmiMessage.of(headers));
	}

	@ParameterizedTest
	@MethodSource("names")
	void restoresHeaderNamesInAnyCase(String name) {
		assertReadsBack(AmiMessage.of(Samples.typical(name)
			.headers()
			.stream()
			.map((header) -> new AmiHeader(header.name().toUpperCase(Locale.ROOT), header.value()))
			.toList()));
	}

	@ParameterizedTest
	@MethodSource("names")
	void restoresEventsWithoutHeaders(String name) {
		assertReadsBack(AmiMessage.of("Event", name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "16", "22" })
	void restoresRecordedEvents(String version) {
		assertThat(Samples.recorded(version)).hasSizeGreaterThan(100)
			.allSatisfy((message) -> assertThat(assertReadsBack(message).has("lines")).as("lines of %s", message)
				.isEqualTo(isMoreThanItsComponents(message)));
	}

	/** Recorded events with a duplicate header or an unset variable. */
	private static boolean isMoreThanItsComponents(AmiMessage message) {
		return message.value(0).equals("TestEvent") && message.getAll("State").size() > 1
				|| message.value(0).equals("Status")
						&& message.getAll("Variable").stream().anyMatch((variable) -> variable.endsWith("=(null)"));
	}

	private JsonNode assertReadsBack(AmiMessage message) {
		Instant receivedAt = Instant.parse("2026-11-26T22:11:11.123456789Z");
		AmiEvent event = EventTypes.decode(message.withReceivedAt(receivedAt));
		AmiEvent expected = EventTypes.decode(masked(message));
		String json = this.mapper.writeValueAsString(event);
		AmiEvent read = this.mapper.readValue(json, AmiEvent.class);
		assertThat(read).as(json).isEqualTo(expected).isExactlyInstanceOf(expected.getClass());
		assertThat(read.message()).as(json).isEqualTo(masked(message));
		assertThat(read.receivedAt()).isEqualTo(receivedAt);
		assertThat(this.mapper.readValue(json, event.getClass())).isEqualTo(expected);
		return this.mapper.readTree(json);
	}

	private static AmiMessage masked(AmiMessage message) {
		List<AmiHeader> headers = new ArrayList<>();
		for (int line = 0; line < message.size(); line++) {
			headers.add(new AmiHeader(message.name(line), message.isSecret(line) ? "******" : message.value(line)));
		}
		return AmiMessage.of(headers);
	}

	private static void assertComponents(Record record, JsonNode json) throws ReflectiveOperationException {
		for (RecordComponent component : record.getClass().getRecordComponents()) {
			if (!component.getName().equals("message")) {
				assertValue(component.getName(), component.getAccessor().invoke(record),
						json.path(component.getName()));
			}
		}
	}

	private static void assertValue(String name, Object value, JsonNode json) throws ReflectiveOperationException {
		if (value == null) {
			assertThat(json.isMissingNode() || json.isNull()).as(name).isTrue();
		}
		else if (value instanceof Record part) {
			assertThat(json.isObject()).as(name).isTrue();
			assertComponents(part, json);
		}
		else if (value instanceof List<?> list) {
			assertThat(json.size()).as(name).isEqualTo(list.size());
			for (int i = 0; i < list.size(); i++) {
				assertValue(name, list.get(i), json.get(i));
			}
		}
		else if (value instanceof Map<?, ?> map) {
			assertThat(json.size()).as(name).isEqualTo(map.size());
			for (Map.Entry<?, ?> entry : map.entrySet()) {
				assertValue(name, entry.getValue(), json.path((String) entry.getKey()));
			}
		}
		else if (value instanceof Duration duration) {
			assertThat(json.isNumber()).as(name).isTrue();
			assertThat(json.decimalValue()).as(name).isEqualByComparingTo(BigDecimal.valueOf(duration.toNanos(), 9));
		}
		else if (value instanceof Number number) {
			assertThat(json.isNumber()).as(name).isTrue();
			assertThat(json.decimalValue()).as(name).isEqualByComparingTo(number.toString());
		}
		else if (value instanceof Boolean) {
			assertThat(json.booleanValue()).as(name).isEqualTo(value);
		}
		else if (value instanceof Instant) {
			assertThat(Instant.parse(json.stringValue())).as(name).isEqualTo(value);
		}
		else if (value instanceof LocalDateTime) {
			assertThat(LocalDateTime.parse(json.stringValue())).as(name).isEqualTo(value);
		}
		else {
			assertThat(json.stringValue()).as(name).isEqualTo(value);
		}
	}

}
