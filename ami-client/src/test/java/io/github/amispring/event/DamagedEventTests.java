/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.testsupport.LogCapture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that invalid header values do not cause the loss of an event, for all headers of
 * all events in the catalogue.
 */
class DamagedEventTests {

	static Stream<EventType<?>> types() {
		return EventTypes.known().stream();
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "garbage \\ %zz %", "-", "0x", "0xfffffffffffffffff", "99999999999999999999",
			"-9223372036854775808", "9223372036854775807", "1e999", "NaN", "-1", ":", "999999999:99:99", ".", "1.x",
			"=", ",", "\\", "\\x", "\\777", "%", "+0000", "2026-13-45 25:61:61", "2026-13-45T25:61:61.000+9999",
			"\u0000\u0001", "\ud83d\ude00" })
	void toleratesAnyValueInAnyHeader(String value) {
		assertThat(types()).allSatisfy((type) -> {
			AmiMessage message = filled(type, value);
			AmiEvent event = EventTypes.decode(message);
			assertThat(event).isExactlyInstanceOf(type.eventClass());
			assertThat(event.message()).isSameAs(message);
			assertThat(event.eventName()).isEqualTo(type.name());
			assertThat(message).isEqualTo(filled(type, value));
			assertThat(event).isEqualTo(EventTypes.decode(message)).hasToString(event.toString());
		});
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("types")
	void readsInvalidValuesAsTextOnly(EventType<?> type) throws ReflectiveOperationException {
		assertNothingButText((Record) EventTypes.decode(filled(type, "garbage")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("types")
	void readsEmptyHeadersAsNoValue(EventType<?> type) throws ReflectiveOperationException {
		AmiEvent event = EventTypes.decode(filled(type, ""));
		assertThat(event.eventName()).isEqualTo(type.name());
		for (RecordComponent component : type.eventClass().getRecordComponents()) {
			if (!component.getName().equals("message")) {
				assertEmpty(component.getAccessor().invoke(event));
			}
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("types")
	void invalidValueAffectsOneComponentOnly(EventType<?> type) {
		List<String> headers = KnownHeaders.of(type).all();
		List<Object> whole = KnownHeaders.values(filled(type, "1"));
		for (String damaged : headers) {
			List<AmiHeader> lines = new ArrayList<>();
			lines.add(new AmiHeader("Event", type.name()));
			headers.forEach((header) -> lines.add(new AmiHeader(header, header.equals(damaged) ? "garbage" : "1")));
			List<Object> values = KnownHeaders.values(AmiMessage.of(lines));
			long changed = IntStream.range(0, whole.size())
				.filter((i) -> !Objects.equals(whole.get(i), values.get(i)))
				.count();
			assertThat(changed).as("components that %s changes", damaged).isLessThanOrEqualTo(1);
		}
	}

	@Test
	void toleratesKnownDamage() {
		LogCapture log = new LogCapture();
		try (log) {
			for (int times = 0; times < 2; times++) {
				types().forEach((type) -> EventTypes.decode(filled(type, "garbage")));
			}
		}
		assertThat(log.messages(Level.WARN)).isEmpty();
	}

	private static AmiMessage filled(EventType<?> type, String value) {
		List<AmiHeader> lines = new ArrayList<>();
		lines.add(new AmiHeader("Event", type.name()));
		KnownHeaders.of(type).all().forEach((header) -> lines.add(new AmiHeader(header, value)));
		return AmiMessage.of(lines);
	}

	private static void assertNothingButText(Record record) throws ReflectiveOperationException {
		for (RecordComponent component : record.getClass().getRecordComponents()) {
			Object value = component.getAccessor().invoke(record);
			if (value instanceof Record part) {
				assertNothingButText(part);
			}
			else if (value instanceof Collection<?> parts) {
				for (Object part : parts) {
					if (part instanceof Record row) {
						assertNothingButText(row);
					}
					else {
						assertThat(part).as(component.getName()).isEqualTo("garbage");
					}
				}
			}
			else if (value instanceof Map<?, ?> map) {
				assertThat(map).as(component.getName()).isEmpty();
			}
			else if (value != null && !(value instanceof AmiMessage)) {
				assertThat(value).as(component.getName()).isEqualTo("garbage");
			}
		}
	}

	private static void assertEmpty(@Nullable Object value) throws ReflectiveOperationException {
		if (value instanceof Record part) {
			for (RecordComponent component : part.getClass().getRecordComponents()) {
				assertEmpty(component.getAccessor().invoke(part));
			}
		}
		else if (value instanceof Collection<?> parts) {
			for (Object part : parts) {
				assertEmpty(part);
			}
		}
		else if (value instanceof Map<?, ?> map) {
			assertThat(map).isEmpty();
		}
		else if (value != null) {
			assertThat(value).isEqualTo("");
		}
	}

}
