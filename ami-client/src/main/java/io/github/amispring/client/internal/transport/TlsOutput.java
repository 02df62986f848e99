/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.transport;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes data in pieces of at most 1,024 bytes. Asterisk reads 1,024 bytes of a TLS
 * record and then waits until the socket has more data before it reads the rest. It
 * therefore does not respond to an action in a longer record until something else is sent
 * (verified with Asterisk 16 and 22). If possible, pieces end at the end of a line,
 * because the remaining space in Asterisk's buffer is smaller after an incomplete line.
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

	/** Returns the end of the last complete line in a range, or the end of the range. */
	private static int endOfLine(byte[] bytes, int from, int end) {
		for (int i = end; i > from; i--) {
			if (bytes[i - 1] == '\n') {
				return i;
			}
		}
		return end;
	}

}
