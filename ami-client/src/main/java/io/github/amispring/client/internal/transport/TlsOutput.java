/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.transport;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes in pieces that Asterisk reads whole. It takes 1,024 bytes of a TLS record, and
 * then waits for the socket to have more before it looks at the rest, so that an action
 * in a longer record is answered only when something else is sent (tried on Asterisk 16
 * and 22). Pieces end with a line, for Asterisk keeps room for the rest of one.
 */
final class TlsOutput extends FilterOutputStream {

	private static final int MAX_LENGTH = 1024;

	TlsOutput(OutputStream out) {
		super(out);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		int from = offset;
		int end = offset + length;
		while (end - from > MAX_LENGTH) {
			int to = endOfLine(bytes, from, from + MAX_LENGTH);
			this.out.write(bytes, from, to - from);
			from = to;
		}
		this.out.write(bytes, from, end - from);
	}

	/** The last place within a range at which a line has ended, else the range's end. */
	private static int endOfLine(byte[] bytes, int from, int end) {
		for (int at = end; at > from; at--) {
			if (bytes[at - 1] == '\n') {
				return at;
			}
		}
		return end;
	}

}
