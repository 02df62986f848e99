/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

import java.nio.charset.StandardCharsets;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The headers of requests and replies.
 */
final class CommandHeaders {

	/** The version of the format. */
	static final String VERSION = "ami-version";

	/** The kind of the record. */
	static final String KIND = "ami-kind";

	/** The identifier of the request. */
	static final String REQUEST = "ami-request";

	/** The identifier of the instance that has sent the request. */
	static final String INSTANCE = "ami-instance";

	/** When the request expires, in milliseconds since 1970. */
	static final String EXPIRES = "ami-expires";

	static final String REPLY_TOPIC = "ami-reply-topic";

	static final String REPLY_PARTITION = "ami-reply-partition";

	static final String SUPPORTED_VERSION = "1";

	/** The kind of a request to send an action. */
	static final String ACTION = "action";

	/** The kind of a request to cancel an action. */
	static final String CANCEL = "cancel";

	/** The kind of a reply. */
	static final String REPLY = "reply";

	private CommandHeaders() {
	}

	static Headers of(String kind, String request, String instance) {
		Headers headers = new RecordHeaders();
		set(headers, VERSION, SUPPORTED_VERSION);
		set(headers, KIND, kind);
		set(headers, REQUEST, request);
		set(headers, INSTANCE, instance);
		return headers;
	}

	static void set(Headers headers, String name, String value) {
		headers.add(name, value.getBytes(StandardCharsets.UTF_8));
	}

	static @Nullable String find(Headers headers, String name) {
		Header header = headers.lastHeader(name);
		return (header == null || header.value() == null) ? null : new String(header.value(), StandardCharsets.UTF_8);
	}

	static String get(Headers headers, String name) {
		String value = find(headers, name);
		if (value == null) {
			throw new InvalidRequestException("The header \"" + name + "\" is missing");
		}
		return value;
	}

	static long number(Headers headers, String name) {
		String value = get(headers, name);
		try {
			return Long.parseLong(value);
		}
		catch (NumberFormatException ex) {
			throw new InvalidRequestException("The header \"" + name + "\" is not a number");
		}
	}

}
