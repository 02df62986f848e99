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
 * Cuts a stream of bytes into messages. A message is a run of lines up to an empty one.
 * Empty lines between messages are skipped, because some versions send one too many.
 * <p>
 * How lines end depends on the {@link WireFormat}. Up to Asterisk 11, LF alone ends a
 * line. From 12 on a line ends with CR LF, and LF alone belongs to the header's value,
 * with two exceptions: LF at the start of a line is an empty line (18.19 and 20.4 end a
 * list so), and LF ends a line of a message that begins with neither {@code Event} nor
 * {@code Response} (the output of IAXnetstats).
 * <p>
 * One message is different: {@code Response: Follows}, the response to the Command action
 * up to Asterisk 13, is a block of text that ends at {@code --END COMMAND--}. Its text
 * may look like headers and have empty lines. Because a block hides all that is in it, a
 * block is accepted only with one of our ActionIDs, which cannot be guessed: what looks
 * like one may stand in the value of a channel variable. A block whose end marker is
 * missing ends when another ActionID of ours appears in it, or at a limit. It is then
 * read again as ordinary messages, so that only the response to the Command is damaged.
 * <p>
 * Not safe for use by several threads.
 */
public final class MessageReader {

	/** Enough for a connection with little traffic, of which there may be many. */
	private static final int INITIAL_BUFFER = 8 * 1024;

	/** Enough to take much at once; more only where a message needs it. */
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

	/** A line with one of our ActionIDs begins so. */
	private final byte[] ownActionId;

	private final InstantSource clock;

	private boolean lineFeedEndsLine;

	private boolean commandBlocks;

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

	/** Whether the headers of the block that is being read have one of our ActionIDs. */
	private boolean ownBlock;

	/** Whether the message that is being read is a block that was given up. */
	private boolean blockGivenUp;

	/**
	 * Creates a reader for the oldest format.
	 * @param in where the bytes come from
	 * @param limits the limits of one message
	 * @param charset how the messages' text is encoded
	 * @param actionIdPrefix what our ActionIDs begin with, and no others
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
	 * Sets the format of the messages that follow. To be called after the banner and
	 * before the first message.
	 * @param format the server's format
	 */
	public void setFormat(WireFormat format) {
		this.lineFeedEndsLine = format.lineFeedEndsLine();
		this.commandBlocks = format.commandBlocks();
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
	 * Returns the next message of the bytes that have been read.
	 * @return the message, or {@code null} when more bytes are needed
	 * @throws ProtocolException when the message is over the limits
	 */
	public @Nullable AmiMessage poll() throws ProtocolException {
		return poll(null);
	}

	/**
	 * Returns the next message of the bytes that have been read, and discards events
	 * before it. Events with an ActionID are not discarded, because they may belong to an
	 * action.
	 * @param filter selects the events to discard, {@code null} for none
	 * @return the message, or {@code null} when more bytes are needed
	 * @throws ProtocolException when the message is over the limits
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
			giveUpBlock();
			return poll(filter);
		}
		checkLength(end);
		return null;
	}

	/** Whether LF without CR, not at the start of a line, is a part of a value. */
	private boolean isPartOfValue() {
		return !this.lineFeedEndsLine && this.mode == Mode.HEADERS && !this.blockGivenUp
				&& (beginsWith(EVENT) || beginsWith(RESPONSE));
	}

	/** Whether the message begins with a name in any case, given in lower case. */
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
				if (this.lineCount == 1 && this.commandBlocks && !this.blockGivenUp && isEqual(from, to, FOLLOWS)) {
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
		// also a line that ends with the marker: its text had no line end of its own
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
			giveUpBlock();
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
		this.blockGivenUp = false;
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

	/** Goes back to the start of the block, to read it as ordinary messages. */
	private void giveUpBlock() {
		this.position = this.start;
		this.lineStart = this.start;
		this.lineCount = 0;
		this.mode = Mode.HEADERS;
		this.blockGivenUp = true;
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
