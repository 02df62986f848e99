/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.micro;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.amispring.benchmarks.stream.EventStream;
import io.github.amispring.client.internal.wire.MessageLimits;
import io.github.amispring.client.internal.wire.MessageReader;
import io.github.amispring.message.AmiMessage;

/**
 * Ten thousand events from the stream, with the same mix of event types.
 */
public final class Stream10k {

	/** The number of events. */
	public static final int EVENTS = 10_000;

	/** The system property that contains the path of the stream. */
	public static final String FILE = "benchmark.stream";

	private Stream10k() {
	}

	static byte[] bytes() {
		return of(EventStream.read(Path.of(System.getProperty(FILE)))).bytes();
	}

	/**
	 * Returns the first ten thousand events of a stream. A shorter stream is repeated.
	 * @param stream the stream
	 * @return exactly ten thousand events
	 */
	public static EventStream of(EventStream stream) {
		List<EventStream.Chunk> events = stream.inBurstsOf(1).chunks();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (int i = 0; i < EVENTS; i++) {
			EventStream.Chunk event = events.get(i % events.size());
			bytes.write(stream.bytes(), event.start(), event.length());
		}
		return EventStream.of(bytes.toByteArray());
	}

	static List<AmiMessage> messages() throws IOException {
		MessageReader reader = new MessageReader(new ByteArrayInputStream(bytes()), MessageLimits.DEFAULT,
				StandardCharsets.UTF_8, "");
		List<AmiMessage> messages = new ArrayList<>();
		for (AmiMessage message = reader.read(); message != null; message = reader.read()) {
			messages.add(message);
		}
		return messages;
	}

}
