/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;

import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.internal.Words;
import org.jspecify.annotations.Nullable;

/**
 * Splits a stream of bytes into messages. A message consists of lines and ends with an
 * empty line. Additional empty lines between messages are skipped, because some versions
 * send them.
 * <p>
 * The {@link WireFormat} determines the line end. Up to Asterisk 11, LF alone ends a
 * line. Since Asterisk 12, CR LF ends a line, and LF alone belongs to the value of the
 * header, with two exceptions: LF at the start of a line is an empty line (18.19 and 20.4
 * end lists this way), and LF ends a line of a message that begins with neither
 * {@code Event} nor {@code Response} (the output of IAXnetstats).
 * <p>
 * {@code Response: Follows}, the response to the Command action up to Asterisk 13, is a
 * block of text that ends with {@code --END COMMAND--}. The text may contain empty lines
 * and lines that look like headers. The value of a channel variable may look like such a
 * block, too. Therefore, a block must contain an ActionID of this connection, which other
 * parties cannot guess. If the end marker is missing, the block ends at the next such
 * ActionID or at a limit. The block is then read again as ordinary messages, so that only
 * the response to the Command action is affected.
 * <p>
 * Not thread-safe.
 */
public final class MessageReader {

	/** Sufficient for a connection with little traffic. */
	private static final int INITIAL_BUFFER = 8 * 1024;

	/** Sufficient for a busy connection, unless a message is longer. */
	private static final int BUSY_BUFFER = 64 * 1024;

	private static final byte[] EVENT = "event:".getBytes(StandardCharsets.US_ASCII);

	private static final long ACTION_ID = Words.at("actionid".getBytes(StandardCharsets.US_ASCII), 0);

	private static final byte[] RESPONSE = "response:".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] FOLLOWS = "Response: Follows".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] END_COMMAND = "--END COMMAND--".getBytes(StandardCharsets.US_ASCII);

	private static final byte[][] BLOCK_HEADERS = { "Privilege:".getBytes(StandardCharsets.US_ASCII),
			"ActionID:".getBytes(StandardCharsets.US_ASCII), "Message:".getBytes(StandardCharsets.US_ASCII) };

	private final InputStream in;

	private final MessageLimits limits;

	private final Charset charset;

	/** The beginning of a line with an ActionID of this connection. */
	private final byte[] ownActionId;

	private final InstantSource clock;

	private boolean lineFeedEndsLine;

	private boolean commandBlocks;

	/**
	 * The instant of the last read, which is shared by all messages that end in this
	 * read.
	 */
	private Instant lastRead = Instant.EPOCH;

	private byte[] buffer = new byte[INITIAL_BUFFER];

	/** The index of the first byte of the current message. */
	private int start;

	/** The index after the last examined byte. */
	private int position;

	/** The index after the last byte that was read. */
	private int end;

	/**
	 * The offset of each line of the current message; the complement for a line that is
	 * text even if it contains a colon.
	 */
	private int[] lines = new int[64];

	private int lineCount;

	private int lineStart;

	private Mode mode = Mode.HEADERS;

	/** Whether the current block has an ActionID of this connection. */
	private boolean ownBlock;

	/** Whether the current message was read as a block before. */
	private boolean blockAbandoned;

	/**
	 * Creates a reader for the oldest format.
	 * @param in the source of the bytes
	 * @param limits the limits of one message
	 * @param charset the encoding of text
	 * @param actionIdPrefix the prefix of the ActionIDs of this connection
	 */
	public MessageReader(InputStream in, MessageLimits limits, Charset charset, String actionIdPrefix) {
		this(in, limits, charset, actionIdPrefix, Clock.systemUTC());
	}

	MessageReader(InputStream in, MessageLimits limits, Charset charset, String actionIdPrefix, InstantSource clock) {
		this.in = in;
		this.limits = limits;
		this.charset = charset;
		this.ownActionId = ("ActionID: " + actionIdPrefix).getBytes(StandardCharsets.US_ASCII);
		this.clock = clock;
		setFormat(WireFormat.OLDEST);
	}

	/**
	 * Sets the format of the messages that follow. Called after the banner, or over HTTP
	 * after the first messages.
	 * @param format the server's format
	 */
	public void setFormat(WireFormat format) {
		this.lineFeedEndsLine = format.lineFeedEndsLine();
		this.commandBlocks = format.commandBlocks();
	}

	/**
	 * Returns the banner, which a server sends first: one line without an empty line
	 * after it.
	 * @return the line, or {@code null} if more bytes are needed
	 * @throws ProtocolException if the line is too long
	 */
	public @Nullable String pollBanner() throws ProtocolException {
		while (this.position < this.end && this.buffer[this.position] != '\n') {
			this.position++;
		}
		if (this.position - this.start > MessageLimits.MAX_BANNER_LENGTH) {
			throw new ProtocolException("the banner is longer than " + MessageLimits.MAX_BANNER_LENGTH + " bytes");
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
	 * Reads the next message, and waits for it if necessary.
	 * @return the message, or {@code null} at the end of the stream
	 * @throws IOException if the stream fails
	 * @throws ProtocolException if the message exceeds a limit
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
	 * Returns the next message of the bytes that have been read.
	 * @return the message, or {@code null} if more bytes are needed
	 * @throws ProtocolException if a message exceeds a limit
	 */
	public @Nullable AmiMessage poll() throws ProtocolException {
		return poll(null);
	}

	/**
	 * Returns the next message of the bytes that have been read, and discards events
	 * before it. Events with an ActionID are not discarded, because they may belong to an
	 * action.
	 * @param filter selects the events to discard, {@code null} for none
	 * @return the message, or {@code null} if more bytes are needed
	 * @throws ProtocolException if a message exceeds a limit
	 */
	public @Nullable AmiMessage poll(@Nullable EventFilter filter) throws ProtocolException {
		byte[] buffer = this.buffer;
		int end = this.end;
		int at = this.position;
		while (true) {
			at = Words.indexOf(buffer, at, end, '\n');
			if (at == end) {
				break;
			}
			int lineEnd = at;
			if (at > this.lineStart) {
				if (buffer[at - 1] == '\r') {
					lineEnd--;
				}
				else if (isPartOfValue()) {
					at++;
					continue;
				}
			}
			at++;
			boolean whole = line(this.lineStart, lineEnd);
			this.lineStart = at;
			if (whole) {
				this.position = at;
				AmiMessage message = take((this.mode == Mode.HEADERS) ? lineEnd : lineEnd - END_COMMAND.length, filter);
				if (message != null) {
					return message;
				}
				at = this.position;
			}
		}
		this.position = at;
		if (isInsideBlock() && isTooLong(end)) {
			abandonBlock();
			return poll(filter);
		}
		checkLength(end);
		return null;
	}

	/** Returns whether LF without CR within a line is part of a value. */
	private boolean isPartOfValue() {
		return !this.lineFeedEndsLine && this.mode == Mode.HEADERS && !this.blockAbandoned
				&& (beginsWith(EVENT) || beginsWith(RESPONSE));
	}

	/**
	 * Returns whether the message begins with the given name, which must be in lower
	 * case. The case of the message is ignored.
	 */
	private boolean beginsWith(byte[] name) {
		if (this.end - this.start < name.length) {
			return false;
		}
		for (int i = 0; i < name.length; i++) {
			int b = this.buffer[this.start + i];
			if (((b >= 'A' && b <= 'Z') ? b + ('a' - 'A') : b) != name[i]) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Waits for more bytes and reads them.
	 * @return {@code false} at the end of the stream
	 * @throws IOException if the stream fails
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
	 * Returns whether a message has begun and not ended.
	 * @return {@code true} if a message would be incomplete at the end of the stream
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
	 * Returns at most the maximum length of a message plus one byte, which is sufficient
	 * to detect a longer message.
	 */
	private int largerLength() {
		long enough = Math.max(this.limits.maxMessageSize() + 1L, this.buffer.length);
		return (int) Math.min(2L * this.buffer.length, enough);
	}

	/** Processes a line; returns whether it completes the message. */
	private boolean line(int from, int to) throws ProtocolException {
		switch (this.mode) {
			case HEADERS -> {
				if (from == to) {
					return true;
				}
				addLine(from - this.start);
				if (this.lineCount == 1 && this.commandBlocks && !this.blockAbandoned && isEqual(from, to, FOLLOWS)) {
					this.mode = Mode.BLOCK_HEADERS;
				}
				return false;
			}
			case BLOCK_HEADERS -> {
				if (isBlockHeader(from, to)) {
					addLine(from - this.start);
					this.ownBlock |= startsWith(from, to, this.ownActionId);
					return false;
				}
				this.mode = this.ownBlock ? Mode.BLOCK_TEXT : Mode.HEADERS;
				return line(from, to);
			}
			default -> {
				return text(from, to);
			}
		}
	}

	private boolean text(int from, int to) throws ProtocolException {
		int length = to - from - END_COMMAND.length;
		boolean ends = length >= 0 && isEqual(to - END_COMMAND.length, to, END_COMMAND);
		if (ends && length == 0) {
			return true;
		}
		if (this.lineCount >= this.limits.maxMessageLines() || startsWith(from, to, this.ownActionId)) {
			this.mode = Mode.BLOCK_WITHOUT_END;
			return true;
		}
		// includes text before the marker, which is output without a final line break
		addLine(~(from - this.start));
		return ends;
	}

	private boolean isBlockHeader(int from, int to) {
		for (byte[] name : BLOCK_HEADERS) {
			if (startsWith(from, to, name)) {
				return true;
			}
		}
		return false;
	}

	private boolean startsWith(int from, int to, byte[] text) {
		return to - from >= text.length && isEqual(from, from + text.length, text);
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

	private @Nullable AmiMessage take(int to, @Nullable EventFilter filter) throws ProtocolException {
		if (this.mode == Mode.BLOCK_WITHOUT_END || (isInsideBlock() && isTooLong(this.position))) {
			abandonBlock();
			return null;
		}
		checkLength(this.position);
		AmiMessage message = null;
		if (this.lineCount > 0 && (filter == null || !discard(to, filter))) {
			message = AmiMessage.framed(Arrays.copyOfRange(this.buffer, this.start, to),
					Arrays.copyOf(this.lines, this.lineCount), this.charset, this.lastRead);
		}
		this.start = this.position;
		this.lineCount = 0;
		this.mode = Mode.HEADERS;
		this.ownBlock = false;
		this.blockAbandoned = false;
		return message;
	}

	/** Returns whether the message is an event that was discarded. */
	private boolean discard(int to, EventFilter filter) {
		if (this.mode != Mode.HEADERS || !beginsWith(EVENT)) {
			return false;
		}
		int name = this.start + EVENT.length;
		if (this.buffer[name] == ' ') {
			name++;
		}
		int nameEnd = (this.lineCount > 1) ? this.start + this.lines[1] : to;
		if (this.buffer[nameEnd - 1] == '\n') {
			nameEnd--;
		}
		if (this.buffer[nameEnd - 1] == '\r') {
			nameEnd--;
		}
		int type = (nameEnd > name) ? filter.discardable(this.buffer, name, nameEnd) : -1;
		if (type < 0 || hasActionId(to)) {
			return false;
		}
		filter.discarded(type);
		return true;
	}

	private boolean hasActionId(int to) {
		for (int i = 1; i < this.lineCount; i++) {
			int at = this.start + this.lines[i];
			if (to - at > Words.SIZE && this.buffer[at + Words.SIZE] == ':'
					&& Words.lowerCase(Words.at(this.buffer, at)) == ACTION_ID) {
				return true;
			}
		}
		return false;
	}

	private boolean isInsideBlock() {
		return this.mode == Mode.BLOCK_TEXT;
	}

	/** Returns to the start of the block to read it as ordinary messages. */
	private void abandonBlock() {
		this.position = this.start;
		this.lineStart = this.start;
		this.lineCount = 0;
		this.mode = Mode.HEADERS;
		this.blockAbandoned = true;
	}

	private boolean isTooLong(int to) {
		return to - this.start > this.limits.maxMessageSize();
	}

	private void checkLength(int to) throws ProtocolException {
		if (isTooLong(to)) {
			throw new ProtocolException(
					"a message is longer than " + this.limits.maxMessageSize() + " bytes (limits.maxMessageSize)");
		}
	}

	private enum Mode {

		HEADERS, BLOCK_HEADERS, BLOCK_TEXT, BLOCK_WITHOUT_END

	}

}
