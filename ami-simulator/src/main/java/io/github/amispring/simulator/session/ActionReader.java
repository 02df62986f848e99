/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.session;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads actions from a stream, with the limits of Asterisk 16 and 22: 1,024 bytes for a
 * line including its end, and 128 lines. A longer line is discarded in pieces, and the
 * action that contains the line is rejected once the action is complete.
 */
final class ActionReader {

	private static final int LINE_BUFFER = 1024;

	private static final int MAX_LINES = 128;

	private final byte[] buffer = new byte[16 * 1024];

	private final InputStream in;

	private int position;

	private int end;

	ActionReader(InputStream in) {
		this.in = in;
	}

	/** Reads the next action. Returns null at the end of the stream. */
	@Nullable Read read() throws IOException {
		List<byte[]> lines = new ArrayList<>();
		Problem problem = Problem.NONE;
		byte[] line = new byte[LINE_BUFFER];
		int length = 0;
		while (true) {
			if (this.position == this.end) {
				this.position = 0;
				this.end = Math.max(0, this.in.read(this.buffer));
				if (this.end == 0) {
					return null;
				}
			}
			byte b = this.buffer[this.position++];
			line[length++] = b;
			if (b == '\n') {
				byte[] text = text(line, length);
				length = 0;
				if (text == null) {
					return new Read(lines, problem);
				}
				if (lines.size() < MAX_LINES) {
					lines.add(text);
				}
				else if (problem == Problem.NONE) {
					problem = Problem.TOO_MANY_LINES;
				}
			}
			else if (length == LINE_BUFFER) {
				length = 0;
				problem = Problem.LINE_TOO_LONG;
			}
		}
	}

	/** Returns the line without its line end, up to a NUL, or null for an empty line. */
	private static byte @Nullable [] text(byte[] line, int length) {
		int end = length - 1;
		if (end > 0 && line[end - 1] == '\r') {
			end--;
		}
		if (end == 0) {
			return null;
		}
		for (int i = 0; i < end; i++) {
			if (line[i] == 0) {
				return Arrays.copyOf(line, i);
			}
		}
		return Arrays.copyOf(line, end);
	}

	enum Problem {

		NONE, LINE_TOO_LONG, TOO_MANY_LINES

	}

	record Read(List<byte[]> lines, Problem problem) {
	}

}
