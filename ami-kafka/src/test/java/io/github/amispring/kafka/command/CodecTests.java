/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import io.github.amispring.action.CommandAction;
import io.github.amispring.action.DBGetAction;
import io.github.amispring.action.OriginateAction;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.ResponseType;
import io.github.amispring.message.SimpleResponse;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ActionCodec} and {@link ReplyCodec}.
 */
class CodecTests {

	@Test
	void preservesAnAction() {
		AmiAction<?> action = OriginateAction.of("PJSIP/100")
			.application("Playback", "größe")
			.variable("a", "1")
			.variable("b", "")
			.hangingUpOnCancel();
		ReceivedAction received = ActionCodec.read(ActionCodec.write(action));
		assertThat(received.name()).isEqualTo("Originate");
		assertThat(received.headers()).isEqualTo(action.headers());
		assertThat(received.responseType().form()).isEqualTo(action.responseType().form());
		assertThat(received.responseDelay()).isEqualTo(action.responseDelay());
		assertThat(received.undo()).isNotNull();
		assertThat(received.undo().name()).isEqualTo("Hangup");
		assertThat(received.undo().headers()).isEqualTo(action.undo().headers());
	}

	@Test
	void preservesTheFormOfTheResponse() {
		List<AmiAction<?>> actions = List.of(CommandAction.of("core show version"), DBGetAction.of("a", "b"));
		assertThat(actions)
			.allSatisfy((action) -> assertThat(ActionCodec.read(ActionCodec.write(action)).responseType().form())
				.isEqualTo(action.responseType().form()));
	}

	@Test
	void masksSecretsOfAnAction() {
		AmiAction<SimpleResponse> action = new AmiAction<>() {

			@Override
			public String name() {
				return "Custom";
			}

			@Override
			public List<AmiHeader> headers() {
				return List.of(new AmiHeader("Number", "100"), new AmiHeader("Code", "4711"),
						new AmiHeader("Password", "0815"));
			}

			@Override
			public boolean isSecret(AmiHeader header) {
				return header.name().equals("Code") || AmiAction.super.isSecret(header);
			}

			@Override
			public ResponseType<SimpleResponse> responseType() {
				return ResponseType.simple();
			}

		};
		ReceivedAction received = ActionCodec.read(ActionCodec.write(action));
		assertThat(received.headers()).isEqualTo(action.headers());
		assertThat(received).asString().contains("100").doesNotContain("4711", "0815");
	}

	@Test
	void rejectsAnIncompleteAction() {
		byte[] bytes = ActionCodec.write(OriginateAction.of("PJSIP/100").application("Wait").hangingUpOnCancel());
		for (int length = 0; length < bytes.length; length++) {
			byte[] incomplete = Arrays.copyOf(bytes, length);
			assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> ActionCodec.read(incomplete));
		}
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> ActionCodec.read(null));
	}

	@Test
	void preservesMessagesInAnyEncoding() {
		byte[] bytes = "Response: Success\r\nMessage: M\u00fcller\r\nOutput:  a: b\r\nno header\r\nnot: a header\r\n"
			.getBytes(StandardCharsets.ISO_8859_1);
		int[] lines = { 0, 19, 36, 51, ~62 };
		AmiMessage message = AmiMessage.framed(bytes, lines, StandardCharsets.ISO_8859_1,
				Instant.parse("2026-11-28T12:00:00.123456789Z"));
		Reply reply = new Reply(Reply.Outcome.RESPONSE, true, "", List.of(message, AmiMessage.of("Event", "End")));
		Reply read = ReplyCodec.read(ReplyCodec.write(reply), StandardCharsets.ISO_8859_1);
		assertThat(read).isEqualTo(reply);
		AmiMessage copy = read.messages().get(0);
		assertThat(copy.get("Message")).isEqualTo("Müller");
		assertThat(copy.text()).isEqualTo(message.text()).contains("not: a header");
		assertThat(copy.get("Output")).isEqualTo(" a: b");
		assertThat(copy.receivedAt()).isEqualTo(message.receivedAt());
	}

	@Test
	void rejectsAReplyWithoutAResponse() {
		byte[] bytes = ReplyCodec.write(new Reply(Reply.Outcome.RESPONSE, true, "", List.of()));
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> ReplyCodec.read(bytes, StandardCharsets.UTF_8));
	}

	@Test
	void forgetsRequestsOnlyAfterTheyHaveExpired() {
		RecentRequests requests = new RecentRequests();
		long later = System.currentTimeMillis() + Duration.ofHours(1).toMillis();
		assertThat(requests.add("a", later)).isTrue();
		assertThat(requests.add("b", 0)).isTrue();
		assertThat(requests.add("a", later)).isFalse();
		assertThat(requests.add("b", 0)).isTrue();
	}

}
