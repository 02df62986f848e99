/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The contents of a call detail record, collected while the call lasts.
 */
final class CallRecord {

	final String destination;

	final String context;

	final Instant start;

	String destinationChannel = "";

	String application = "";

	String data = "";

	@Nullable Instant answer;

	@Nullable String disposition;

	CallRecord(String destination, String context, Instant start) {
		this.destination = destination;
		this.context = context;
		this.start = start;
	}

}
