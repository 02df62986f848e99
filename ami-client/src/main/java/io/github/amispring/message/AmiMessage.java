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
 * One message as the server sent it: its bytes, and where its lines begin and end.
 * Immutable, and safe to share between threads. Text is decoded when it is asked for, so
 * that a message nobody reads costs nothing more.
 * <p>
 * The first header tells what a message is: {@code Response} or {@code Event}. Headers
 * keep their order and may repeat; their names are compared without regard to case,
 * because Asterisk itself writes {@code Uniqueid} and {@code UniqueID}. A line that has
 * no colon is text: see {@link #text()}.
 *
 * @since 1.0.0
 */
// The superclass is internal so that no public method exposes the bytes
@SuppressWarnings("exports")
public final class AmiMessage extends MessageLines {

	private static final HeaderName EVENT = new HeaderName("Event");

	/** Follows {@code Event} and {@code Privilege}. */
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
	 * Creates a message from bytes whose lines have been found already. Meant for
	 * framing; both arrays belong to the message from now on.
	 * @param bytes the bytes of the lines with their ends, of which the last may lack its
	 * own
	 * @param lines where each line begins; the complement ({@code ~}) of it for a line
	 * that is text even if it has a colon
	 * @param charset how text is decoded; bytes that are malformed in it are replaced
	 * @param receivedAt when the message was received
	 * @return the message
	 */
	public static AmiMessage framed(byte[] bytes, int[] lines, Charset charset, Instant receivedAt) {
		return new AmiMessage(bytes, lines, charset, receivedAt);
	}

	/**
	 * Creates a message from headers, as a server would send them. Meant for tests and
	 * simulators. The message counts as received now; see
	 * {@link #withReceivedAt(Instant)}.
	 * @param headers the headers, in order
	 * @return the message
	 * @throws IllegalArgumentException when a name holds a line break, or a value holds
	 * CR LF; LF alone may be a part of a value
	 */
	public static AmiMessage of(List<AmiHeader> headers) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(64 * headers.size());
		int[] lines = new int[headers.size()];
		int n = 0;
		for (AmiHeader header : headers) {
			if (hasLineBreak(header.name()) || header.value().contains("\r\n")) {
				throw new IllegalArgumentException("Header " + header.name() + " holds a line break");
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
	 * Creates a message from alternating names and values. Meant for tests and
	 * simulators: {@code AmiMessage.of("Event", "Hangup", "Cause", "16")}. The message
	 * counts as received now; see {@link #withReceivedAt(Instant)}.
	 * @param namesAndValues names and values in turn
	 * @return the message
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
	 * Returns the same message with another instant of receipt. Meant for tests, and for
	 * messages that were stored or forwarded.
	 * @param receivedAt when the message was received
	 * @return a message with the same lines, equal to this one
	 */
	public AmiMessage withReceivedAt(Instant receivedAt) {
		return new AmiMessage(this, receivedAt);
	}

	/**
	 * Returns the instant at which the last bytes of the message were read from the
	 * socket, by the clock of this machine. Messages that were read together have the
	 * same instant. A message that did not come from a server has the instant at which it
	 * was created.
	 * @return the instant of receipt
	 */
	public Instant receivedAt() {
		return this.receivedAt;
	}

	/**
	 * Returns the server's time of an event, which Asterisk writes as the third line when
	 * {@code timestampevents} is on. A header of that name further down is a part of the
	 * event itself: anything can be in a UserEvent.
	 */
	@Nullable Instant serverTimestamp() {
		if (size() <= TIMESTAMP_LINE || !hasName(TIMESTAMP_LINE - 1, "Privilege")
				|| !hasName(TIMESTAMP_LINE, "Timestamp")) {
			return null;
		}
		return Fields.epochSeconds(value(TIMESTAMP_LINE));
	}

	/**
	 * The number of lines, headers and text together.
	 * @return the number of lines
	 */
	public int size() {
		return lineCount();
	}

	/**
	 * The number of bytes that the message had on the wire, without the empty line that
	 * ended it.
	 * @return the length in bytes
	 */
	public int length() {
		return bytes().length;
	}

	/**
	 * Whether a line is a header, and not text.
	 * @param line the line's index, from 0
	 * @return {@code true} for a header
	 */
	public boolean isHeader(int line) {
		return colon(line) >= 0;
	}

	/**
	 * A header's name as the server wrote it.
	 * @param line the line's index, from 0
	 * @return the name, empty for a line of text
	 */
	public String name(int line) {
		return nameText(line);
	}

	/**
	 * A header's value, or the whole of a line of text. One blank after the colon belongs
	 * to the syntax; any more belong to the value.
	 * @param line the line's index, from 0
	 * @return the value, possibly empty
	 */
	public String value(int line) {
		return valueText(line);
	}

	/**
	 * A header's value as the server sent it, for text in another encoding.
	 * @param line the line's index, from 0
	 * @return a copy of the value's bytes
	 */
	public byte[] valueBytes(int line) {
		return Arrays.copyOfRange(bytes(), valueStart(line), end(line));
	}

	/**
	 * The index of the first header with this name.
	 * @param name the name, in any case
	 * @return the line's index, or -1 when there is none
	 */
	public int indexOf(String name) {
		return indexOf(name, 0);
	}

	/**
	 * The index of the next header with this name.
	 * @param name the name, in any case
	 * @param from the line to begin at
	 * @return the line's index, or -1 when there is none
	 */
	public int indexOf(String name, int from) {
		return find(name, from);
	}

	/**
	 * The value of the first header with this name.
	 * @param name the name, in any case
	 * @return the value, or {@code null} when there is no such header
	 */
	public @Nullable String get(String name) {
		int line = indexOf(name);
		return (line >= 0) ? value(line) : null;
	}

	/**
	 * The values of all headers with this name, in order.
	 * @param name the name, in any case
	 * @return the values, empty when there is no such header
	 */
	public List<String> getAll(String name) {
		List<String> values = new ArrayList<>();
		for (int line = indexOf(name); line >= 0; line = indexOf(name, line + 1)) {
			values.add(value(line));
		}
		return values;
	}

	/**
	 * All headers in the order in which they came, repeated ones included, text left out.
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
	 * The lines that are no headers, in order: the output of a command of Asterisk up to
	 * 13, and what a few actions write without a colon.
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
	 * Whether this is an event: its first header is {@code Event}.
	 * @return {@code true} for an event
	 */
	public boolean isEvent() {
		return EVENT.isAt(bytes(), 0) || (size() > 0 && hasName(0, "Event"));
	}

	/**
	 * Whether this is the answer to an action: its first header is {@code Response}.
	 * @return {@code true} for an answer
	 */
	public boolean isResponse() {
		return size() > 0 && hasName(0, "Response");
	}

	/**
	 * Whether a header has this name.
	 * @param line the line's index, from 0
	 * @param name the name, in any case
	 * @return {@code true} when the names are equal but for their case
	 */
	public boolean hasName(int line, String name) {
		return isNamed(line, name);
	}

	/**
	 * Whether a value is equal to a word, without regard to case and without decoding it.
	 * @param line the line's index, from 0
	 * @param word a word of ASCII characters
	 * @return {@code true} when they are equal but for their case
	 */
	public boolean hasValue(int line, String word) {
		int start = valueStart(line);
		return end(line) - start == word.length() && regionMatches(start, word);
	}

	/**
	 * Two messages are equal when they have the same lines, whenever they were received.
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
	 * Returns whether a line holds a secret, so that its value must not be shown. The
	 * catalogue decides for the headers that it marks in the event of this name, or in
	 * responses. The name of the header decides for all others.
	 * @param line the line's index, from 0
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
	 * Returns all lines as one line of text, secret values masked.
	 */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("{");
		for (int line = 0; line < size(); line++) {
			text.append((line > 0) ? ", " : "");
			text.append(toString(line));
		}
		// values may hold line feeds, which must not forge lines of a log
		return text.append('}').toString().replace("\r", "\\r").replace("\n", "\\n");
	}

}
