/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.amispring.client.internal.wire.MessageLimits;
import io.github.amispring.client.internal.wire.MessageReader;
import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiMessage;

/**
 * The initial fuzzing inputs, recorded from servers.
 */
final class Recordings {

	private Recordings() {
	}

	/** Returns each event of both recordings in wire format. */
	static Stream<byte[]> events() {
		return Stream.of("16", "22")
			.map((version) -> read("asterisk-" + version + ".ami"))
			.flatMap((text) -> Stream.of(text.split("\r?\n\r?\n")))
			.map((text) -> bytes(text + "\r\n\r\n"));
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String read(String name) {
		try (InputStream in = EventTypes.class.getResourceAsStream(name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Returns the complete messages in the given bytes. */
	static List<AmiMessage> messages(byte[] bytes) {
		List<AmiMessage> messages = new ArrayList<>();
		try {
			MessageReader reader = new MessageReader(new ByteArrayInputStream(bytes), MessageLimits.DEFAULT,
					StandardCharsets.UTF_8, "");
			for (AmiMessage message = reader.read(); message != null; message = reader.read()) {
				messages.add(message);
			}
			return messages;
		}
		catch (IOException ex) {
			throw new IllegalStateException("so few bytes are within the limits", ex);
		}
	}

}
