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
 * Counts the events that a server sends over one connection once it is logged in. It
 * reads the wire by itself, so that a client can be held to it.
 */
final class EventCounter extends OutputStream {

	/** Events that are no news: the answer to an action, and what the login brings. */
	private static final Set<String> NOT_COUNTED = Set.of("CoreShowChannel", "CoreShowChannelsComplete", "FullyBooted");

	private final AtomicLong events;

	private final ByteArrayOutputStream block = new ByteArrayOutputStream();

	/** How many bytes of the end of a message were seen last. */
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
			// some events end with one more empty line
			count(this.block.toString(StandardCharsets.UTF_8).stripLeading());
			this.block.reset();
			this.ending = 0;
		}
	}

	private void count(String message) {
		// with the answer to the filter, which comes after the version, the login is
		// complete; the greeting has no end of its own
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
