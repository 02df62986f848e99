/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.simulator;

import java.util.List;
import java.util.Set;

import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.test.EventRecording;

/**
 * An event with its headers in order, without those that depend on the configuration of
 * the server.
 *
 * @param headers the names and values of the headers
 */
record RawEvent(List<AmiHeader> headers) {

	private static final Set<String> CONFIGURED = Set.of("Timestamp", "MusicClass");

	/** Reads a recording of a real Asterisk. */
	static List<RawEvent> recording(String version, String id) {
		String name = "/io/github/amispring/live/recordings/" + version + "/" + id + ".ami";
		return EventRecording.read(RawEvent.class, name).events().stream().map(RawEvent::of).toList();
	}

	static RawEvent of(AmiEvent event) {
		return new RawEvent(event.message()
			.headers()
			.stream()
			.filter((header) -> !CONFIGURED.contains(header.name()) && !header.name().contains("ChanVariable"))
			.toList());
	}

	String name() {
		return get("Event");
	}

	/** Returns the value of a header, empty if there is none. */
	String get(String name) {
		for (AmiHeader header : this.headers) {
			if (header.name().equals(name)) {
				return header.value();
			}
		}
		return "";
	}

	List<String> headerNames() {
		return this.headers.stream().map(AmiHeader::name).toList();
	}

}
