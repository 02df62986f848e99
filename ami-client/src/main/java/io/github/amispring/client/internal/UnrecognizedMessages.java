/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import io.github.amispring.message.AmiMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts and logs messages that are neither events nor responses, which the client
 * ignores. The first unrecognized message of each connection is logged as a warning.
 * Values are not logged, because they may be secret. Used by the reader thread.
 */
final class UnrecognizedMessages {

	private static final Logger logger = LoggerFactory.getLogger(UnrecognizedMessages.class);

	/** Longer than any header name of Asterisk. */
	private static final int MAX_NAME_LENGTH = 64;

	private final String server;

	private final ConnectionCounts counts;

	private boolean warned;

	UnrecognizedMessages(String server, ConnectionCounts counts) {
		this.server = server;
		this.counts = counts;
	}

	/** Resets the log level: the next message is logged as a warning. */
	void connectionBegins() {
		this.warned = false;
	}

	void add(AmiMessage message) {
		this.counts.unrecognizedMessages().incrementAndGet();
		if (!this.warned) {
			this.warned = true;
			logger.warn(
					"PBX \"{}\": ignored a message that is neither an event nor a response. It begins with {} and has"
							+ " {} bytes. Further messages of this kind on this connection are logged at level DEBUG.",
					this.server, beginning(message), message.length());
		}
		else {
			logger.debug("PBX \"{}\": ignored a message that is neither an event nor a response. It begins with {} and"
					+ " has {} bytes.", this.server, beginning(message), message.length());
		}
	}

	private static String beginning(AmiMessage message) {
		String name = message.name(0);
		return (name.isEmpty() || name.length() > MAX_NAME_LENGTH) ? "text" : "the header \"" + name + "\"";
	}

}
