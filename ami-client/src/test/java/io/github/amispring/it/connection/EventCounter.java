/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.connection;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the events that a server sends over one connection after the login. It parses
 * the stream independently of the client, to verify the client's counts.
 */
final class EventCounter extends OutputStream {

	/** Events that belong to a response or to the login and are therefore not counted. */
	private static final Set<String> NOT_COUNTED = Set.of("CoreShowChannel", "CoreShowChannelsComplete", "FullyBooted");

	private final AtomicLong events;

	private final ByteArrayOutputStream block = new ByteArrayOutputStream();

	/** The number of bytes that match the end of a message so far. */
	private int ending;

	private boolean versionKnown;

	private boolean loggedIn;

	EventCounter(AtomicLong events) {
		this.events = events;
	}

	@Override
	public void write(int value) {
		this.block.write(value);
		this.ending = ("\r\n\r\n".charAt(this.ending) == value) ? this.ending + 1 : (value == '\r') ? 1 : 0;
		if (this.ending == 4) {
			// some events end with an additional empty line
			count(this.block.toString(StandardCharsets.UTF_8).stripLeading());
			this.block.reset();
			this.ending = 0;
		}
	}

	private void count(String message) {
		// The login is complete when the response to the Filter action arrives, which is
		// the first response after the AsteriskVersion header. The banner does not end
		// with an empty line.
		if (message.contains("\r\nAsteriskVersion: ")) {
			this.versionKnown = true;
		}
		else if (this.versionKnown && message.startsWith("Response: ")) {
			this.loggedIn = true;
		}
		else if (this.loggedIn && message.startsWith("Event: ")
				&& !NOT_COUNTED.contains(message.substring("Event: ".length(), message.indexOf('\r')))) {
			this.events.incrementAndGet();
		}
	}

}
