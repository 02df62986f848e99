/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;

/**
 * The events of a scenario on a real Asterisk, as {@code scripts/record-calls} wrote
 * them.
 *
 * @param version the major version of Asterisk
 * @param scenario the scenario
 * @param events the events, in order. Their instant of receipt is the server's timestamp
 */
public record CallRecording(int version, CallScenario scenario, List<AmiEvent> events) {

	/** The versions of Asterisk on which scenarios were recorded. */
	public static final List<Integer> VERSIONS = List.of(16, 22);

	private static final String FOLDER = "/io/github/amispring/live/recordings/";

	/** Reads the recording of a scenario. */
	public static CallRecording of(int version, CallScenario scenario) {
		String resource = FOLDER + version + "/" + scenario.id() + ".ami";
		try (InputStream in = CallRecording.class.getResourceAsStream(resource)) {
			if (in == null) {
				throw new IllegalStateException("There is no recording " + resource);
			}
			String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
			return new CallRecording(version, scenario,
					Arrays.stream(text.split("\r\n\r\n"))
						.filter((part) -> !part.isEmpty())
						.map(CallRecording::event)
						.toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns a recording of a scenario. */
	public static CallRecording of(String scenario) {
		return all().stream()
			.filter((recording) -> recording.scenario().id().equals(scenario))
			.findFirst()
			.orElseThrow();
	}

	/** Returns the recordings of all scenarios on all versions. */
	public static List<CallRecording> all() {
		return VERSIONS.stream()
			.flatMap((version) -> CallScenarios.all().stream().map((scenario) -> of(version, scenario)))
			.toList();
	}

	private static AmiEvent event(String lines) {
		AmiEvent event = EventTypes
			.decode(AmiMessage.of(Arrays.stream(lines.split("\r\n")).map(CallRecording::header).toList()));
		Instant timestamp = event.serverTimestamp();
		if (timestamp == null) {
			throw new IllegalStateException("An event without timestamp: " + event.message());
		}
		return EventTypes.decode(event.message().withReceivedAt(timestamp));
	}

	private static AmiHeader header(String line) {
		int colon = line.indexOf(": ");
		return new AmiHeader(line.substring(0, colon), line.substring(colon + 2));
	}

	/** Returns the events of a type, in order. */
	public <E extends AmiEvent> List<E> events(Class<E> type) {
		return this.events.stream().filter(type::isInstance).map(type::cast).toList();
	}

	@Override
	public String toString() {
		return this.scenario + " on Asterisk " + this.version;
	}

}
