/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.github.amispring.message.internal.Fields;
import io.github.amispring.message.internal.HeaderName;
import io.github.amispring.message.internal.MessageLines;
import org.jspecify.annotations.Nullable;

/**
 * A message as the server sent it: its bytes and the offsets of its lines. Immutable and
 * thread-safe. Text is decoded only on request.
 * <p>
 * The first header, {@code Response} or {@code Event}, determines the kind of the
 * message. Headers are ordered and may repeat. Their names are not case-sensitive,
 * because Asterisk sends both {@code Uniqueid} and {@code UniqueID}. A line without a
 * colon is text, see {@link #text()}.
 *
 * @since 1.0.0
 */
// The superclass is internal so that no public method exposes the bytes
@SuppressWarnings("exports")
public final class AmiMessage extends MessageLines {

	private static final HeaderName EVENT = new HeaderName("Event");

	/**
	 * The index of the line with the timestamp, which follows {@code Event} and
	 * {@code Privilege}.
	 */
	private static final int TIMESTAMP_LINE = 2;

	private final Instant receivedAt;

	private AmiMessage(byte[] bytes, int[] lines, Charset charset, Instant receivedAt) {
		super(bytes, lines, charset);
		this.receivedAt = receivedAt;
	}

	private AmiMessage(AmiMessage other, Instant receivedAt) {
		super(other);
		this.receivedAt = receivedAt;
	}

	/**
	 * Creates a message from bytes and line offsets. Used by the reader. The caller must
	 * not change the arrays afterwards.
	 * @param bytes the lines with their line ends; the line end of the last line is
	 * optional
	 * @param lines the offset of each line; its complement ({@code ~}) for a line that is
	 * text even if it contains a colon
	 * @param charset the encoding of text; malformed bytes are replaced
	 * @param receivedAt the instant of receipt
	 * @return the message
	 */
	public static AmiMessage framed(byte[] bytes, int[] lines, Charset charset, Instant receivedAt) {
		return new AmiMessage(bytes, lines, charset, receivedAt);
	}

	/**
	 * Creates a message from headers, for tests and simulators. The instant of receipt is
	 * the current instant; see {@link #withReceivedAt(Instant)}.
	 * @param headers the headers, in order
	 * @return the message
	 * @throws IllegalArgumentException if a name contains a line break, or a value
	 * contains CR LF; a value may contain LF
	 */
	public static AmiMessage of(List<AmiHeader> headers) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(64 * headers.size());
		int[] lines = new int[headers.size()];
		int n = 0;
		for (AmiHeader header : headers) {
			if (hasLineBreak(header.name()) || header.value().contains("\r\n")) {
				throw new IllegalArgumentException("The header \"" + header.name() + "\" contains a line break");
			}
			lines[n++] = out.size();
			out.writeBytes((header.name() + ": " + header.value() + "\r\n").getBytes(StandardCharsets.UTF_8));
		}
		return new AmiMessage(out.toByteArray(), lines, StandardCharsets.UTF_8, Instant.now());
	}

	private static boolean hasLineBreak(String text) {
		return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
	}

	/**
	 * Creates a message from alternating names and values, for tests and simulators:
	 * {@code AmiMessage.of("Event", "Hangup", "Cause", "16")}. The instant of receipt is
	 * the current instant; see {@link #withReceivedAt(Instant)}.
	 * @param namesAndValues alternating names and values
	 * @return the message
	 * @throws IllegalArgumentException if the number of arguments is odd
	 */
	public static AmiMessage of(String... namesAndValues) {
		if (namesAndValues.length % 2 != 0) {
			throw new IllegalArgumentException("Names and values must come in pairs");
		}
		List<AmiHeader> headers = new ArrayList<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			headers.add(new AmiHeader(namesAndValues[i], namesAndValues[i + 1]));
		}
		return of(headers);
	}

	/**
	 * Returns a copy of this message with a different instant of receipt, for tests and
	 * for messages that were stored or forwarded.
	 * @param receivedAt the instant of receipt
	 * @return a message that is equal to this one
	 */
	public AmiMessage withReceivedAt(Instant receivedAt) {
		return new AmiMessage(this, receivedAt);
	}

	/**
	 * Returns the instant at which the last bytes of the message were read from the
	 * socket, by the clock of this machine. Messages that were read together have the
	 * same instant. For a message that was not received, returns the instant of its
	 * creation.
	 * @return the instant of receipt
	 */
	public Instant receivedAt() {
		return this.receivedAt;
	}

	/**
	 * Returns the server timestamp of an event, which Asterisk sends as the third line if
	 * {@code timestampevents} is enabled. A header {@code Timestamp} on another line is
	 * part of the event, for example of a UserEvent.
	 */
	@Nullable Instant serverTimestamp() {
		if (size() <= TIMESTAMP_LINE || !hasName(TIMESTAMP_LINE - 1, "Privilege")
				|| !hasName(TIMESTAMP_LINE, "Timestamp")) {
			return null;
		}
		return Fields.epochSeconds(value(TIMESTAMP_LINE));
	}

	/**
	 * Returns the number of lines, including headers and text.
	 * @return the number of lines
	 */
	public int size() {
		return lineCount();
	}

	/**
	 * Returns the length of the message on the wire, without the empty line at its end.
	 * @return the length in bytes
	 */
	public int length() {
		return bytes().length;
	}

	/**
	 * Returns whether a line is a header. Other lines are text.
	 * @param line the index of the line, from 0
	 * @return {@code true} for a header
	 */
	public boolean isHeader(int line) {
		return colon(line) >= 0;
	}

	/**
	 * Returns the name of a header as the server sent it.
	 * @param line the index of the line, from 0
	 * @return the name, empty for a line of text
	 */
	public String name(int line) {
		return nameText(line);
	}

	/**
	 * Returns the value of a header, or a complete line of text. One blank after the
	 * colon is not part of the value; further blanks are.
	 * @param line the index of the line, from 0
	 * @return the value, possibly empty
	 */
	public String value(int line) {
		return valueText(line);
	}

	/**
	 * Returns the bytes of a value, for text in another encoding.
	 * @param line the index of the line, from 0
	 * @return a copy of the bytes
	 */
	public byte[] valueBytes(int line) {
		return Arrays.copyOfRange(bytes(), valueStart(line), end(line));
	}

	/**
	 * Returns the index of the first header with the given name.
	 * @param name the name, not case-sensitive
	 * @return the index of the line, or -1 for none
	 */
	public int indexOf(String name) {
		return indexOf(name, 0);
	}

	/**
	 * Returns the index of the next header with the given name.
	 * @param name the name, not case-sensitive
	 * @param from the index of the first line to examine
	 * @return the index of the line, or -1 for none
	 */
	public int indexOf(String name, int from) {
		return find(name, from);
	}

	/**
	 * Returns the value of the first header with the given name.
	 * @param name the name, not case-sensitive
	 * @return the value, or {@code null} if no header has this name
	 */
	public @Nullable String get(String name) {
		int line = indexOf(name);
		return (line >= 0) ? value(line) : null;
	}

	/**
	 * Returns the values of all headers with the given name, in order.
	 * @param name the name, not case-sensitive
	 * @return the values, empty if no header has this name
	 */
	public List<String> getAll(String name) {
		List<String> values = new ArrayList<>();
		for (int line = indexOf(name); line >= 0; line = indexOf(name, line + 1)) {
			values.add(value(line));
		}
		return values;
	}

	/**
	 * Returns all headers in order, including repeated headers and excluding text.
	 * @return the headers
	 */
	public List<AmiHeader> headers() {
		List<AmiHeader> headers = new ArrayList<>(size());
		for (int line = 0; line < size(); line++) {
			if (isHeader(line)) {
				headers.add(new AmiHeader(name(line), value(line)));
			}
		}
		return headers;
	}

	/**
	 * Returns the lines that are not headers, in order, such as the output of a command
	 * in Asterisk 13 and earlier.
	 * @return the lines of text
	 */
	public List<String> text() {
		List<String> text = new ArrayList<>();
		for (int line = 0; line < size(); line++) {
			if (!isHeader(line)) {
				text.add(value(line));
			}
		}
		return text;
	}

	/**
	 * Returns whether the first header is {@code Event}.
	 * @return {@code true} for an event
	 */
	public boolean isEvent() {
		return EVENT.isAt(bytes(), 0) || (size() > 0 && hasName(0, "Event"));
	}

	/**
	 * Returns whether the first header is {@code Response}.
	 * @return {@code true} for a response
	 */
	public boolean isResponse() {
		return size() > 0 && hasName(0, "Response");
	}

	/**
	 * Returns whether a header has the given name.
	 * @param line the index of the line, from 0
	 * @param name the name, not case-sensitive
	 * @return {@code true} if the names are equal, ignoring case
	 */
	public boolean hasName(int line, String name) {
		return isNamed(line, name);
	}

	/**
	 * Returns whether a value is equal to the given word, ignoring case. Does not decode
	 * the value.
	 * @param line the index of the line, from 0
	 * @param word a word of ASCII characters
	 * @return {@code true} if they are equal, ignoring case
	 */
	public boolean hasValue(int line, String word) {
		int start = valueStart(line);
		return end(line) - start == word.length() && regionMatches(start, word);
	}

	/**
	 * Compares the lines of the messages. The instants of receipt are ignored.
	 */
	@Override
	public boolean equals(@Nullable Object other) {
		return this == other
				|| (other instanceof AmiMessage that && headers().equals(that.headers()) && text().equals(that.text()));
	}

	@Override
	public int hashCode() {
		return Objects.hash(headers(), text());
	}

	/**
	 * Returns whether the value of a line is secret and must not be displayed or logged.
	 * The marks of the catalogue for this event or for responses take precedence over the
	 * rule for the name of the header.
	 * @param line the index of the line, from 0
	 * @return {@code true} for a secret; {@code false} for a line of text
	 */
	public boolean isSecret(int line) {
		if (!isHeader(line)) {
			return false;
		}
		String name = name(line);
		if (isEvent()) {
			return SecretHeaders.isSecretInEvent(value(0), name);
		}
		return isResponse() ? SecretHeaders.isSecretInResponse(name) : SecretHeaders.nameSuggestsSecret(name);
	}

	private String toString(int line) {
		return isHeader(line) ? new AmiHeader(name(line), value(line)).toString(isSecret(line)) : value(line);
	}

	/**
	 * Returns all lines as one line of text, with secret values masked.
	 */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("{");
		for (int line = 0; line < size(); line++) {
			text.append((line > 0) ? ", " : "");
			text.append(toString(line));
		}
		// a line feed in a value must not forge a log entry
		return text.append('}').toString().replace("\r", "\\r").replace("\n", "\\n");
	}

}
