/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.record;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;

import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.jackson.AmiJacksonModule;
import io.github.amispring.jackson.AmiServerEvent;
import io.github.amispring.message.AmiEvent;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes records to the headers and the value of Kafka records, and reads them. The
 * format depends neither on settings of the application nor on Java class names.
 * Thread-safe.
 * <p>
 * The value of an event is the JSON of {@code ami-jackson} with the name of the server.
 * Secrets in events are masked.
 *
 * @since 1.0.0
 */
public final class RecordCodec {

	/**
	 * The version of the format. Compatible additions do not change the version.
	 */
	public static final int VERSION = 1;

	static final String EVENT = "event";

	static final String CONNECTION = "connection";

	static final String LOSS = "loss";

	static final String CALL_ENDED = "callEnded";

	private final JsonMapper events = JsonMapper.builder().addModule(new AmiJacksonModule()).build();

	private final LossJson losses = new LossJson();

	private final CallJson calls = new CallJson();

	/**
	 * Returns the value of a record.
	 * @param record the record
	 * @return the JSON in UTF-8
	 * @throws InvalidRecordException if the event has no valid message, which is possible
	 * only if the application has created the event
	 */
	public byte[] value(AmiRecord record) {
		try {
			if (record instanceof AmiRecord.Event event) {
				return this.events.writeValueAsBytes(new AmiServerEvent<>(event.origin().server(), event.event()));
			}
			if (record instanceof AmiRecord.Connection connection) {
				return this.events.writeValueAsBytes(connection.event());
			}
			if (record instanceof AmiRecord.Loss loss) {
				return this.losses.write(loss);
			}
			return this.calls.write(((AmiRecord.CallEnded) record).event());
		}
		catch (JacksonException ex) {
			throw new InvalidRecordException("The record cannot be written as JSON: " + ex.getOriginalMessage(), ex);
		}
	}

	/**
	 * Adds the headers of a record.
	 * @param record the record
	 * @param headers the target
	 */
	public void writeHeaders(AmiRecord record, Headers headers) {
		add(headers, RecordHeaderNames.VERSION, String.valueOf(VERSION));
		add(headers, RecordHeaderNames.KIND, kind(record));
		add(headers, RecordHeaderNames.SERVER, record.origin().server());
		add(headers, RecordHeaderNames.SESSION, record.origin().session());
		add(headers, RecordHeaderNames.SEQUENCE, String.valueOf(record.origin().sequence()));
		add(headers, RecordHeaderNames.EVENT, name(record));
		add(headers, RecordHeaderNames.INSTANT, record.at().toString());
	}

	private static String kind(AmiRecord record) {
		if (record instanceof AmiRecord.Event) {
			return EVENT;
		}
		if (record instanceof AmiRecord.Connection) {
			return CONNECTION;
		}
		return (record instanceof AmiRecord.Loss) ? LOSS : CALL_ENDED;
	}

	private static String name(AmiRecord record) {
		if (record instanceof AmiRecord.Event event) {
			String name = event.event().message().get("Event");
			return (name != null) ? name : "";
		}
		if (record instanceof AmiRecord.Connection connection) {
			// AmiConnectedEvent becomes Connected
			return connection.event().getClass().getSimpleName().replaceAll("^Ami|Event$", "");
		}
		return (record instanceof AmiRecord.Loss) ? "Loss" : "CallEnded";
	}

	private static void add(Headers headers, String name, String value) {
		headers.add(name, value.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Reads a record.
	 * @param headers the headers
	 * @param value the value
	 * @return the record
	 * @throws InvalidRecordException if the headers or the value are invalid, or have a
	 * later version
	 */
	public AmiRecord read(Headers headers, byte @Nullable [] value) {
		RecordOrigin origin = origin(headers);
		String kind = text(headers, RecordHeaderNames.KIND);
		if (value == null) {
			throw new InvalidRecordException("The record has no value.", null);
		}
		try {
			return switch (kind) {
				case EVENT -> event(origin, value);
				case CONNECTION ->
					new AmiRecord.Connection(origin, this.events.readValue(value, AmiConnectionEvent.class));
				case LOSS -> this.losses.read(origin, value);
				case CALL_ENDED -> new AmiRecord.CallEnded(origin, this.calls.read(value));
				default -> throw new InvalidRecordException("The record has the unknown kind \"" + kind
						+ "\". A later version of ami-kafka may support it.", null);
			};
		}
		catch (JacksonException | IllegalArgumentException | NullPointerException ex) {
			String reason = (ex instanceof JacksonException json) ? json.getOriginalMessage() : ex.getMessage();
			throw new InvalidRecordException("The value is not the JSON of the kind \"" + kind + "\": " + reason, ex);
		}
	}

	private AmiRecord event(RecordOrigin origin, byte[] value) {
		AmiServerEvent<?> read = this.events.readValue(value,
				this.events.getTypeFactory().constructParametricType(AmiServerEvent.class, AmiEvent.class));
		return new AmiRecord.Event(origin, read.event());
	}

	/**
	 * Reads the origin of a record, which is possible even if the value is invalid.
	 * @param headers the headers
	 * @return the origin
	 * @throws InvalidRecordException if the headers are invalid or have a later version
	 */
	public RecordOrigin origin(Headers headers) {
		long version = number(headers, RecordHeaderNames.VERSION);
		if (version < 1 || version > VERSION) {
			throw new InvalidRecordException("The record has version " + version
					+ ", but this version of ami-kafka supports only versions up to " + VERSION
					+ ". Update ami-kafka in the consuming application.", null);
		}
		try {
			Instant.parse(text(headers, RecordHeaderNames.INSTANT));
			return new RecordOrigin(text(headers, RecordHeaderNames.SERVER), text(headers, RecordHeaderNames.SESSION),
					number(headers, RecordHeaderNames.SEQUENCE));
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			throw new InvalidRecordException("A header of the record is invalid: " + ex.getMessage(), ex);
		}
	}

	private static long number(Headers headers, String name) {
		String text = text(headers, name);
		try {
			return Long.parseLong(text);
		}
		catch (NumberFormatException ex) {
			throw new InvalidRecordException("The header " + name + " has the invalid value \"" + text + "\".", ex);
		}
	}

	private static String text(Headers headers, String name) {
		Header header = headers.lastHeader(name);
		if (header == null || header.value() == null) {
			throw new InvalidRecordException(
					"The record has no header " + name + ". It was not written by AMI for Spring Boot.", null);
		}
		return new String(header.value(), StandardCharsets.UTF_8);
	}

}
