/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.internal.http.encoding.BodyDecoder;

/**
 * Waits for events with the action WaitEvent, one request after another. Asterisk keeps
 * the events between two requests. A session allows only one such request at a time:
 * Asterisk ends an earlier one.
 */
final class EventPoller {

	/**
	 * The minimum time from one request without events to the next. Asterisk responds
	 * immediately if the session does not select an event, or is about to expire.
	 */
	private static final Duration MIN_INTERVAL = Duration.ofMillis(200);

	private final HttpExchange exchange;

	private final BodyDecoder decoder;

	private final byte[] form;

	private final Duration responseTimeout;

	private final MessageStream messages;

	EventPoller(HttpExchange exchange, BodyDecoder decoder, Duration pollTimeout, AmiClientSettings settings,
			MessageStream messages) {
		this.exchange = exchange;
		this.decoder = decoder;
		this.form = ("Action=WaitEvent&Timeout=" + pollTimeout.toSeconds()).getBytes(StandardCharsets.US_ASCII);
		this.responseTimeout = pollTimeout.plus(settings.responseTimeout());
		this.messages = messages;
	}

	/**
	 * Runs until a request fails.
	 * @throws IOException the failure
	 */
	void run() throws IOException, InterruptedException {
		while (true) {
			long start = System.nanoTime();
			byte[] events = poll();
			this.messages.add(events);
			if (events.length == 0) {
				long rest = MIN_INTERVAL.toNanos() - (System.nanoTime() - start);
				TimeUnit.NANOSECONDS.sleep(rest);
			}
		}
	}

	private byte[] poll() throws IOException {
		try {
			return WaitEventResponse.events(this.decoder.decode(this.exchange.post(this.form, this.responseTimeout)));
		}
		catch (SocketTimeoutException ex) {
			SocketTimeoutException timeout = new SocketTimeoutException(
					"The server did not respond to WaitEvent within " + this.responseTimeout.toMillis() + " ms");
			timeout.initCause(ex);
			throw timeout;
		}
	}

}
