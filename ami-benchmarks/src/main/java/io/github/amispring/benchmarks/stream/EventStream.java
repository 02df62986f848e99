/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A stream of events, exactly as a server sent it.
 *
 * @param bytes the bytes
 * @param chunks the chunks of the stream, which contain whole messages
 */
public record EventStream(byte[] bytes, List<Chunk> chunks) {

	private static final int CHUNK_LENGTH = 32 * 1024;

	/**
	 * Divides a stream into chunks.
	 * @param bytes whole messages
	 */
	public static EventStream of(byte[] bytes) {
		return of(bytes, CHUNK_LENGTH, Integer.MAX_VALUE);
	}

	/**
	 * Divides the stream into chunks with a given number of events.
	 * @param events the number of events in a chunk
	 */
	public EventStream inBurstsOf(int events) {
		return of(this.bytes, Integer.MAX_VALUE, events);
	}

	private static EventStream of(byte[] bytes, int maxLength, int maxEvents) {
		List<Chunk> chunks = new ArrayList<>();
		MessageCounter counter = new MessageCounter();
		int start = 0;
		int end = 0;
		int events = 0;
		for (int at = 0; at < bytes.length; at++) {
			if (counter.accept(bytes[at])) {
				if (at + 1 - start > maxLength && events > 0) {
					chunks.add(new Chunk(start, end - start, events));
					start = end;
					events = 0;
				}
				end = at + 1;
				if (++events == maxEvents) {
					chunks.add(new Chunk(start, end - start, events));
					start = end;
					events = 0;
				}
			}
		}
		if (events > 0) {
			chunks.add(new Chunk(start, end - start, events));
		}
		return new EventStream(bytes, chunks);
	}

	/**
	 * Reads a stream from a file.
	 * @param file the file
	 */
	public static EventStream read(Path file) {
		try {
			return of(Files.readAllBytes(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns the number of events in the stream. */
	public int events() {
		return this.chunks.stream().mapToInt(Chunk::events).sum();
	}

	/** Returns the mean length of an event, in bytes. */
	public int meanLength() {
		return this.bytes.length / Math.max(1, events());
	}

	/**
	 * A chunk of whole messages.
	 *
	 * @param start the index of the first byte of the chunk
	 * @param length the number of bytes in the chunk
	 * @param events the number of messages in the chunk
	 */
	public record Chunk(int start, int length, int events) {

	}

}
