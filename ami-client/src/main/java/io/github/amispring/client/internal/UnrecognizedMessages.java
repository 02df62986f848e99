/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import io.github.amispring.message.AmiMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts and logs the messages that are neither events nor responses, which the client
 * ignores. Only the first of each connection is a warning. Values are not logged, because
 * they may be secret. Used by the reader thread.
 */
final class UnrecognizedMessages {

	private static final Logger logger = LoggerFactory.getLogger(UnrecognizedMessages.class);

	/** A name that is longer is no name that Asterisk gives. */
	private static final int MAX_NAME_LENGTH = 64;

	private final String server;

	private final ConnectionCounts counts;

	private boolean warned;

	UnrecognizedMessages(String server, ConnectionCounts counts) {
		this.server = server;
		this.counts = counts;
	}

	/** The next message is again worth a warning. */
	void connectionBegins() {
		this.warned = false;
	}

	void add(AmiMessage message) {
		this.counts.unrecognizedMessages().incrementAndGet();
		if (!this.warned) {
			this.warned = true;
			logger.warn(
					"PBX \"{}\" sent a message that is neither an event nor a response: it begins with {} and has"
							+ " {} bytes. It was ignored; further ones on this connection are logged at level DEBUG",
					this.server, beginning(message), message.length());
		}
		else {
			logger.debug("PBX \"{}\": a message that begins with {} and has {} bytes is neither an event nor a"
					+ " response; ignored", this.server, beginning(message), message.length());
		}
	}

	private static String beginning(AmiMessage message) {
		String name = message.name(0);
		return (name.isEmpty() || name.length() > MAX_NAME_LENGTH) ? "text" : "the header \"" + name + "\"";
	}

}
