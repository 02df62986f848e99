/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The file of a recording. Its name contains nothing that a user has entered.
 *
 * @param name the name
 */
record RecordingFile(String name) {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS")
		.withZone(ZoneOffset.UTC);

	static RecordingFile now(String callId) {
		return of(callId, Instant.now());
	}

	static RecordingFile of(String callId, Instant at) {
		return new RecordingFile("console-" + TIME.format(at) + "-" + callId.replaceAll("[^A-Za-z0-9]+", "-") + ".wav");
	}

}
