/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;

import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.Words;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into messages. A message is a run of lines up to an empty one;
 * lines end with CR LF or LF alone, as Asterisk itself is not strict. Empty lines between
 * messages are skipped, for some versions send one too many.
 * <p>
 * One message is different: {@code Response: Follows}, by which Asterisk up to 13 answers
 * the Command action, ends at {@code --END COMMAND--} and holds text that may look like
 * headers and have empty lines.
 * <p>
 * Not safe for use by several threads.
 */
public final class MessageReader {

	/** Enough for a connection with little traffic, of which there may be many. */
	private static final int INITIAL_BUFFER = 8 * 1024;

	/** Enough to take much at once; more only where a message needs it. */
	private static final int BUSY_BUFFER = 64 * 1024;

	private static final byte[] FOLLOWS = "Response: Follows".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] END_COMMAND = "--END COMMAND--".getBytes(StandardCharsets.US_ASCII);

	private static final byte[][] FOLLOWS_HEADERS = { "Privilege:".getBytes(StandardCharsets.US_ASCII),
			"ActionID:".getBytes(StandardCharsets.US_ASCII), "Message:".getBytes(StandardCharsets.US_ASCII) };

	private final InputStream in;

	private final MessageLimits limits;

	private final Charset charset;

	private final InstantSource clock;

	/** When the socket was last read; shared by all messages that end with this read. */
	private Instant lastRead = Instant.EPOCH;

	private byte[] buffer = new byte[INITIAL_BUFFER];

	/** Where the message that is being read begins. */
	private int start;

	/** Up to where it has been looked at. */
	private int position;

	/** Where the bytes that were read end. */
	private int end;

	/**
	 * Where each line of the message begins, counted from its start; the complement for
	 * one that is text even if it has a colon.
	 */
	private int[] lines = new int[64];

	private int lineCount;

	private int lineStart;

	private Mode mode = Mode.HEADERS;

	/**
	 * Creates a reader.
	 * @param in where the bytes come from
	 * @param limits the limits of one message
	 * @param charset how the messages' text is encoded
	 */
	public MessageReader(InputStream in, MessageLimits limits, Charset charset) {
		this(in, limits, charset, Clock.systemUTC());
	}

	MessageReader(InputStream in, MessageLimits limits, Charset charset, InstantSource clock) {
		this.in = in;
		this.limits = limits;
		this.charset = charset;
		this.clock = clock;
	}

	/**
	 * Takes the greeting that a server sends first: one line, with no empty line after
	 * it.
	 * @return the line, or {@code null} when more bytes are needed
	 * @throws ProtocolException when the line is too long for a greeting
	 */
	public @Nullable String pollBanner() throws ProtocolException {
		while (this.position < this.end && this.buffer[this.position] != '\n') {
			this.position++;
		}
		if (this.position - this.start > MessageLimits.MAX_BANNER_LENGTH) {
			throw new ProtocolException("the greeting is longer than " + MessageLimits.MAX_BANNER_LENGTH + " bytes");
		}
		if (this.position == this.end) {
			return null;
		}
		String banner = new String(this.buffer, this.start, this.position - this.start, StandardCharsets.US_ASCII);
		this.position++;
		this.start = this.position;
		this.lineStart = this.position;
		return banner.strip();
	}

	/**
	 * Reads the next message. Blocks until it is there.
	 * @return the message, or {@code null} at the end of the stream
	 * @throws IOException when the stream fails
	 * @throws ProtocolException when the message is over the limits
	 */
	public @Nullable AmiMessage read() throws IOException {
		AmiMessage message = poll();
		while (message == null) {
			if (!fill()) {
				return null;
			}
			message = poll();
		}
		return message;
	}

	/**
	 * Takes the next message from what was read already.
	 * @return the message, or {@code null} when more bytes are needed
	 * @throws ProtocolException when the message is over the limits
	 */
	public @Nullable AmiMessage poll() throws ProtocolException {
		byte[] buffer = this.buffer;
		int end = this.end;
		int at = this.position;
		while (true) {
			at = Words.indexOf(buffer, at, end, '\n');
			if (at == end) {
				break;
			}
			int lineEnd = (at > this.lineStart && buffer[at - 1] == '\r') ? at - 1 : at;
			at++;
			boolean whole = line(this.lineStart, lineEnd);
			this.lineStart = at;
			if (whole) {
				this.position = at;
				AmiMessage message = take((this.mode == Mode.HEADERS) ? lineEnd : lineEnd - END_COMMAND.length);
				if (message != null) {
					return message;
				}
			}
		}
		this.position = at;
		checkLength(end);
		return null;
	}

	/**
	 * Waits for more bytes and reads them.
	 * @return {@code false} at the end of the stream
	 * @throws IOException when the stream fails
	 */
	public boolean fill() throws IOException {
		if (this.start == this.end) {
			this.start = 0;
			this.end = 0;
			this.position = 0;
			this.lineStart = 0;
		}
		else if (this.end == this.buffer.length) {
			makeRoom();
		}
		int count = this.in.read(this.buffer, this.end, this.buffer.length - this.end);
		if (count < 0) {
			return false;
		}
		this.lastRead = this.clock.instant();
		this.end += count;
		return true;
	}

	/**
	 * Whether a message has begun and not ended.
	 * @return {@code true} when the stream, should it end here, ends inside a message
	 */
	public boolean isInsideMessage() {
		return this.end > this.start;
	}

	private void makeRoom() {
		int length = this.end - this.start;
		boolean larger = length > this.buffer.length / 2 || this.buffer.length < BUSY_BUFFER;
		byte[] target = larger ? new byte[largerLength()] : this.buffer;
		System.arraycopy(this.buffer, this.start, target, 0, length);
		this.buffer = target;
		this.position -= this.start;
		this.lineStart -= this.start;
		this.end = length;
		this.start = 0;
	}

	/**
	 * At the most one byte more than a message may have, which is enough to refuse it.
	 */
	private int largerLength() {
		long enough = Math.max(this.limits.maxMessageSize() + 1L, this.buffer.length);
		return (int) Math.min(2L * this.buffer.length, enough);
	}

	/** Looks at a line; returns whether the message is whole with it. */
	private boolean line(int from, int to) throws ProtocolException {
		switch (this.mode) {
			case HEADERS -> {
				if (from == to) {
					return true;
				}
				addLine(from - this.start);
				if (this.lineCount == 1 && isEqual(from, to, FOLLOWS)) {
					this.mode = Mode.FOLLOWS_HEADERS;
				}
				return false;
			}
			case FOLLOWS_HEADERS -> {
				if (isFollowsHeader(from, to)) {
					addLine(from - this.start);
					return false;
				}
				this.mode = Mode.FOLLOWS_TEXT;
				return text(from, to);
			}
			default -> {
				return text(from, to);
			}
		}
	}

	private boolean text(int from, int to) throws ProtocolException {
		int length = to - from - END_COMMAND.length;
		boolean ends = length >= 0 && isEqual(to - END_COMMAND.length, to, END_COMMAND);
		if (!ends) {
			addLine(~(from - this.start));
		}
		else if (length > 0) {
			// what the command wrote last had no line end
			addLine(~(from - this.start));
		}
		return ends;
	}

	private boolean isFollowsHeader(int from, int to) {
		for (byte[] name : FOLLOWS_HEADERS) {
			if (to - from >= name.length && isEqual(from, from + name.length, name)) {
				return true;
			}
		}
		return false;
	}

	private boolean isEqual(int from, int to, byte[] text) {
		return Arrays.equals(this.buffer, from, to, text, 0, text.length);
	}

	private void addLine(int line) throws ProtocolException {
		if (this.lineCount >= this.limits.maxMessageLines()) {
			throw new ProtocolException(
					"a message has more than " + this.limits.maxMessageLines() + " lines (limits.maxMessageLines)");
		}
		if (this.lineCount == this.lines.length) {
			this.lines = Arrays.copyOf(this.lines, this.lines.length * 2);
		}
		this.lines[this.lineCount++] = line;
	}

	private @Nullable AmiMessage take(int to) throws ProtocolException {
		checkLength(this.position);
		AmiMessage message = null;
		if (this.lineCount > 0) {
			message = AmiMessage.framed(Arrays.copyOfRange(this.buffer, this.start, to),
					Arrays.copyOf(this.lines, this.lineCount), this.charset, this.lastRead);
		}
		this.start = this.position;
		this.lineCount = 0;
		this.mode = Mode.HEADERS;
		return message;
	}

	private void checkLength(int to) throws ProtocolException {
		if (to - this.start > this.limits.maxMessageSize()) {
			throw new ProtocolException(
					"a message is longer than " + this.limits.maxMessageSize() + " bytes (limits.maxMessageSize)");
		}
	}

	private enum Mode {

		HEADERS, FOLLOWS_HEADERS, FOLLOWS_TEXT

	}

}
