/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link AmiMessage} and {@link AmiHeader}.
 */
public class AmiMessageTests {

	@Test
	void findsHeadersIgnoringCase() {
		AmiMessage message = AmiMessage.of("Event", "Newchannel", "UniqueID", "1573555785.19290", "Empty", "");
		assertThat(message.get("Uniqueid")).isEqualTo("1573555785.19290");
		assertThat(message.get("UNIQUEID")).isEqualTo("1573555785.19290");
		assertThat(message.get("Empty")).isEmpty();
		assertThat(message.get("Unique")).isNull();
		assertThat(message.get("UniqueID2")).isNull();
		assertThat(message.get("")).isNull();
		assertThat(message.indexOf("uniqueid")).isEqualTo(1);
		assertThat(message.indexOf("None")).isEqualTo(-1);
	}

	@Test
	void keepsOrderAndRepeatedHeaders() {
		AmiMessage message = AmiMessage.of("Event", "X", "B", "1", "A", "2", "b", "3");
		assertThat(message.headers()).containsExactly(new AmiHeader("Event", "X"), new AmiHeader("B", "1"),
				new AmiHeader("A", "2"), new AmiHeader("b", "3"));
		assertThat(message.getAll("B")).containsExactly("1", "3");
		assertThat(message.getAll("None")).isEmpty();
		assertThat(message.get("B")).isEqualTo("1");
		assertThat(message.indexOf("B", 2)).isEqualTo(3);
		assertThat(message.size()).isEqualTo(4);
		assertThat(message.name(3)).isEqualTo("b");
		assertThat(message.value(3)).isEqualTo("3");
		assertThat(message.valueBytes(3)).isEqualTo("3".getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void lineWithoutColonIsNotAHeader() {
		AmiMessage message = framed("Response: Follows\nsome text\nmore");
		assertThat(message.text()).containsExactly("some text", "more");
		assertThat(message.headers()).containsExactly(new AmiHeader("Response", "Follows"));
		assertThat(message.isHeader(0)).isTrue();
		assertThat(message.isHeader(1)).isFalse();
		assertThat(message.name(1)).isEmpty();
		assertThat(message.value(1)).isEqualTo("some text");
		assertThat(message.hasName(1, "some text")).isFalse();
		assertThat(message.hasName(1, "")).isFalse();
		assertThat(message.hasValue(1, "some text")).isTrue();
	}

	@Test
	void comparesValuesIgnoringCase() {
		AmiMessage message = AmiMessage.of("Response", "success", "EventList", "Start");
		assertThat(message.hasValue(0, "Success")).isTrue();
		assertThat(message.hasValue(0, "Succes")).isFalse();
		assertThat(message.hasValue(0, "Successs")).isFalse();
		assertThat(message.hasValue(1, "start")).isTrue();
		assertThat(message.hasValue(1, "")).isFalse();
	}

	@Test
	void firstHeaderDeterminesTheKind() {
		assertThat(AmiMessage.of("EVENT", "X", "Response", "Success").isEvent()).isTrue();
		assertThat(AmiMessage.of("Event", "X", "Response", "Success").isResponse()).isFalse();
		assertThat(AmiMessage.of("response", "Success", "Event", "X").isResponse()).isTrue();
		assertThat(AmiMessage.of("ActionID", "1", "Event", "X").isEvent()).isFalse();
		assertThat(AmiMessage.of().isEvent()).isFalse();
		assertThat(AmiMessage.of().isResponse()).isFalse();
	}

	@Test
	void messagesWithEqualLinesAreEqual() {
		AmiMessage made = AmiMessage.of("Event", "X", "A", "1");
		assertThat(made).isEqualTo(AmiMessage.of(List.of(new AmiHeader("Event", "X"), new AmiHeader("A", "1"))))
			.isEqualTo(framed("Event: X\nA: 1"))
			.hasSameHashCodeAs(framed("Event: X\nA:1"))
			.isNotEqualTo(framed("Event: X\nA: 2"))
			.isNotEqualTo(framed("A: 1\nEvent: X"))
			.isNotEqualTo(framed("Event: X\nA: 1\ntext"))
			.isNotEqualTo(AmiMessage.of("Event", "X"))
			.isNotEqualTo("Event: X");
	}

	@Test
	void equalityIgnoresInstantOfReceipt() {
		Instant instant = Instant.parse("2026-11-26T21:59:15.123456Z");
		AmiMessage made = AmiMessage.of("Event", "X");
		assertThat(made.receivedAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
		AmiMessage stored = made.withReceivedAt(instant);
		assertThat(stored.receivedAt()).isEqualTo(instant);
		assertThat(stored).isEqualTo(made).hasSameHashCodeAs(made);
		assertThat(new TestEvent(stored).receivedAt()).isEqualTo(instant);
	}

	@Test
	void readsTheServerTimestamp() {
		assertThat(serverTimestamp("Event", "X", "Privilege", "call,all", "Timestamp", "1795334138.332804"))
			.isEqualTo(Instant.parse("2026-11-22T07:55:38.332804Z"));
	}

	@Test
	void ignoresTimestampHeaderThatBelongsToEvent() {
		assertThat(serverTimestamp("Event", "UserEvent", "Privilege", "user,all", "UserEvent", "Order", "Timestamp",
				"1795334138.332804"))
			.isNull();
		assertThat(serverTimestamp("Event", "X", "Timestamp", "1795334138.332804")).isNull();
		assertThat(serverTimestamp("Event", "X", "Privilege", "call,all", "Timestamp", "noon")).isNull();
		assertThat(serverTimestamp("Event", "X")).isNull();
	}

	private static @Nullable Instant serverTimestamp(String... namesAndValues) {
		return new TestEvent(AmiMessage.of(namesAndValues)).serverTimestamp();
	}

	@Test
	void masksSecrets() {
		AmiMessage message = framed("Event: X\nSecret: hunter2\nKEY: hunter2\nPassword: hunter2\nNewPassword: hunter2\n"
				+ "Md5Cred: hunter2\nName: Bob\ntext");
		assertThat(message.toString()).doesNotContain("hunter2")
			.contains("Event: X", "Secret: ******", "KEY: ******", "Name: Bob", "text");
		assertThat(new AmiHeader("secret", "hunter2").toString()).isEqualTo("secret: ******");
		assertThat(new AmiHeader("secret", "hunter2").value()).isEqualTo("hunter2");
	}

	@Test
	void rejectsLineBreaks() {
		assertThatIllegalArgumentException().isThrownBy(() -> AmiMessage.of("Event", "a\r\nb"));
		assertThatIllegalArgumentException().isThrownBy(() -> AmiMessage.of("Ev\nent", "a"));
		assertThatIllegalArgumentException().isThrownBy(() -> AmiMessage.of("Event"));
	}

	/** Creates a message from lines in the same way as the reader. */
	public static AmiMessage framed(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		List<Integer> lines = new ArrayList<>();
		int start = 0;
		while (start < bytes.length) {
			lines.add(start);
			int end = text.indexOf('\n', start);
			start = (end >= 0) ? end + 1 : bytes.length;
		}
		return AmiMessage.framed(bytes, lines.stream().mapToInt(Integer::intValue).toArray(), StandardCharsets.UTF_8,
				Instant.EPOCH);
	}

	private record TestEvent(AmiMessage message) implements AmiEvent {

	}

}
