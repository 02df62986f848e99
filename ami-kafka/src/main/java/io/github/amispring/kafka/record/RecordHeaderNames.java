/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.record;

/**
 * The names of the Kafka headers. All values are texts in UTF-8.
 *
 * @since 1.0.0
 */
public final class RecordHeaderNames {

	/** The version of the format of headers and value, {@value RecordCodec#VERSION}. */
	public static final String VERSION = "ami-version";

	/** The kind of the record: event, connection, loss or callEnded. */
	public static final String KIND = "ami-kind";

	/** The name of the server. */
	public static final String SERVER = "ami-server";

	/** The random identifier of one run of a forwarder. */
	public static final String SESSION = "ami-session";

	/** The number of the record in its session and partition, starting at 1. */
	public static final String SEQUENCE = "ami-sequence";

	/** The name of the event, such as Hangup, connected, loss or CallEnded. */
	public static final String EVENT = "ami-event";

	/** The instant of the record in ISO 8601 format, in UTC. */
	public static final String INSTANT = "ami-instant";

	private RecordHeaderNames() {
	}

}
