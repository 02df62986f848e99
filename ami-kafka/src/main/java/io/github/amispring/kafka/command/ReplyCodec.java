/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import io.github.amispring.message.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * Converts replies to and from the values of records. Values of headers travel as the
 * bytes that the PBX has sent.
 */
final class ReplyCodec {

	private static final byte[] SEPARATOR = { ':', ' ' };

	private static final byte[] END = { '\r', '\n' };

	private ReplyCodec() {
	}

	static byte[] write(Reply reply) {
		BinaryWriter out = new BinaryWriter();
		out.text(reply.outcome().name());
		out.flag(reply.mayHaveRun());
		out.text(reply.text());
		out.all(reply.messages(), (message) -> write(message, out));
		return out.toBytes();
	}

	private static void write(AmiMessage message, BinaryWriter out) {
		Instant receivedAt = message.receivedAt();
		out.number(receivedAt.getEpochSecond());
		out.number(receivedAt.getNano());
		List<Integer> lines = IntStream.range(0, message.size()).boxed().toList();
		out.all(lines, (line) -> {
			out.optionalText(message.isHeader(line) ? message.name(line) : null);
			out.bytes(message.valueBytes(line));
		});
	}

	/**
	 * Reads a reply.
	 * @param charset the encoding of text in messages
	 */
	static Reply read(byte @Nullable [] bytes, Charset charset) {
		BinaryReader in = new BinaryReader(bytes);
		try {
			Reply reply = new Reply(Reply.Outcome.valueOf(in.text()), in.flag(), in.text(),
					in.all(() -> message(in, charset)));
			boolean response = reply.outcome() == Reply.Outcome.RESPONSE
					|| reply.outcome() == Reply.Outcome.ERROR_RESPONSE;
			if (response && reply.messages().isEmpty()) {
				throw new InvalidRequestException("The reply contains no response");
			}
			return reply;
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			throw new InvalidRequestException("The reply is not valid: " + ex.getMessage());
		}
	}

	private static AmiMessage message(BinaryReader in, Charset charset) {
		Instant receivedAt = Instant.ofEpochSecond(in.number(), in.number());
		ByteArrayOutputStream out = new ByteArrayOutputStream(256);
		List<Integer> offsets = in.all(() -> {
			int offset = out.size();
			String name = in.optionalText();
			if (name != null) {
				out.writeBytes(name.getBytes(StandardCharsets.UTF_8));
				out.writeBytes(SEPARATOR);
			}
			out.writeBytes(in.bytes());
			out.writeBytes(END);
			return (name != null) ? offset : ~offset;
		});
		int[] lines = offsets.stream().mapToInt(Integer::intValue).toArray();
		return AmiMessage.framed(out.toByteArray(), lines, charset, receivedAt);
	}

}
