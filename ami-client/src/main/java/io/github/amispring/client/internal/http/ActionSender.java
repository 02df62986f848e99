/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.github.amispring.client.internal.http.encoding.BodyDecoder;
import io.github.amispring.client.internal.wire.FormEncoder;

/**
 * Posts actions one after another, in the order in which they were written. Asterisk
 * responds to an action when it has executed it, so there is no timeout for a response
 * here: each action has its own timeout, and Ping detects a server that does not respond.
 */
final class ActionSender {

	private static final byte[] LOGOFF = "Action=Logoff&".getBytes(StandardCharsets.US_ASCII);

	private final HttpExchange exchange;

	private final BodyDecoder decoder;

	private final MessageStream messages;

	private final FormQueue forms = new FormQueue();

	private final OutputStream output = new FormOutput();

	private volatile boolean loggingOff;

	ActionSender(HttpExchange exchange, BodyDecoder decoder, MessageStream messages) {
		this.exchange = exchange;
		this.decoder = decoder;
		this.messages = messages;
	}

	/**
	 * Returns the target of encoded actions. Writing to it blocks while many bytes wait,
	 * as writing to a socket does.
	 */
	OutputStream output() {
		return this.output;
	}

	/**
	 * Runs until a request fails or {@link #stop} is called.
	 * @throws IOException the failure
	 */
	void run() throws IOException {
		for (byte[] form = this.forms.take(); form != null; form = this.forms.take()) {
			if (isLogoff(form)) {
				this.loggingOff = true;
			}
			this.messages.add(this.decoder.decode(this.exchange.post(form, HttpExchange.NO_TIMEOUT)));
			if (this.loggingOff) {
				throw new EOFException("The server has ended the session after Logoff");
			}
		}
	}

	private static boolean isLogoff(byte[] form) {
		return form.length > LOGOFF.length && Arrays.equals(form, 0, LOGOFF.length, LOGOFF, 0, LOGOFF.length);
	}

	/** Returns whether the server ends the session because of an action. */
	boolean isLoggingOff() {
		return this.loggingOff;
	}

	void stop() {
		this.forms.close();
	}

	/** Splits the bytes into forms. Used by one thread at a time. */
	private final class FormOutput extends OutputStream {

		private final ByteArrayOutputStream form = new ByteArrayOutputStream();

		@Override
		public void write(int b) {
			throw new UnsupportedOperationException("one byte at a time is slow");
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			int start = offset;
			for (int i = offset; i < offset + length; i++) {
				if (bytes[i] == FormEncoder.END) {
					this.form.write(bytes, start, i - start);
					ActionSender.this.forms.add(this.form.toByteArray());
					this.form.reset();
					start = i + 1;
				}
			}
			this.form.write(bytes, start, offset + length - start);
		}

	}

}
