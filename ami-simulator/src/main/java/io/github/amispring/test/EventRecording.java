/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;

/**
 * Events of a PBX that were recorded as text, as AMI sends them: one header in each line,
 * and an empty line after each event. Such a recording can be made with any program that
 * logs in to AMI and stores what it receives. Messages that are not events are ignored.
 * <p>
 * If the events contain timestamps ({@code timestampevents} in {@code manager.conf}),
 * these are also their instants of receipt. Immutable.
 *
 * @since 1.0.0
 */
public final class EventRecording {

	private final List<AmiEvent> events;

	private EventRecording(List<AmiEvent> events) {
		this.events = List.copyOf(events);
	}

	/**
	 * Creates a recording of the given events.
	 * @param events the events in the order in which they were received
	 * @return the recording
	 */
	public static EventRecording of(List<? extends AmiEvent> events) {
		return new EventRecording(List.copyOf(events));
	}

	/**
	 * Reads a recording from a file.
	 * @param file the file, in UTF-8
	 * @return the recording
	 * @throws UncheckedIOException if the file cannot be read
	 * @throws IllegalArgumentException if a line of an event is not a header
	 */
	public static EventRecording read(Path file) {
		try {
			return parse(Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The recording " + file + " cannot be read", ex);
		}
	}

	/**
	 * Reads a recording from the class path.
	 * @param type a class in the package of the resource, or any class for an absolute
	 * name
	 * @param resource the name of the resource, in UTF-8
	 * @return the recording
	 * @throws UncheckedIOException if the resource cannot be read
	 * @throws IllegalArgumentException if the resource does not exist, or a line of an
	 * event is not a header
	 */
	public static EventRecording read(Class<?> type, String resource) {
		try (InputStream in = type.getResourceAsStream(resource)) {
			if (in == null) {
				throw new IllegalArgumentException(
						"The recording " + resource + " does not exist on the class path of " + type.getName());
			}
			return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The recording " + resource + " cannot be read", ex);
		}
	}

	private static EventRecording parse(String text) {
		return new EventRecording(Arrays.stream(text.split("\r?\n\r?\n"))
			.map(String::strip)
			.filter((block) -> block.startsWith("Event:"))
			.map(EventRecording::event)
			.toList());
	}

	private static AmiEvent event(String block) {
		AmiMessage message = AmiMessage.of(block.lines().map(EventRecording::header).toList());
		AmiEvent event = EventTypes.decode(message);
		Instant timestamp = event.serverTimestamp();
		return (timestamp != null) ? EventTypes.decode(message.withReceivedAt(timestamp)) : event;
	}

	private static AmiHeader header(String line) {
		int colon = line.indexOf(':');
		if (colon < 1) {
			throw new IllegalArgumentException("The line \"" + line + "\" of the recording is not a header");
		}
		return new AmiHeader(line.substring(0, colon), line.substring(colon + 1).stripLeading());
	}

	/**
	 * Returns the events.
	 * @return the events in the order in which they were received
	 */
	public List<AmiEvent> events() {
		return this.events;
	}

	/**
	 * Returns this recording in another order that the same PBX could also have chosen.
	 * Events that were received within 200 milliseconds change places if they concern
	 * different channels, bridges, queues and conferences, or if their order was seen to
	 * differ from call to call. A listener that depends on the order of independent
	 * events fails for some seeds.
	 * @param seed selects the order
	 * @return the shuffled recording
	 */
	public EventRecording shuffled(long seed) {
		return new EventRecording(new EventShuffle(new Random(seed)).shuffle(new ArrayList<>(this.events)));
	}

}
