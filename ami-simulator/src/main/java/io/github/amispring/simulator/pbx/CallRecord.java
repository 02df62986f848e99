/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a call detail record says of a channel's call, gathered while it lasts.
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
