/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.record;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.event.AmiEventsLostEvent;
import io.github.amispring.event.AmiIdleEvent;
import io.github.amispring.event.EventTypes;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.UnknownEvent;
import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.model.Attempt;
import io.github.amispring.live.model.AttemptResult;
import io.github.amispring.live.model.CallDirection;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.ConferenceVisit;
import io.github.amispring.live.model.EndedBy;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.Hold;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.ParkResult;
import io.github.amispring.live.model.ParkStay;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.model.QueueOutcome;
import io.github.amispring.live.model.QueueVisit;
import io.github.amispring.live.model.Transfer;
import io.github.amispring.live.model.TransferKind;
import io.github.amispring.message.AmiMessage;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RecordCodec}.
 */
class RecordCodecTests {

	static final Instant AT = Instant.parse("2026-11-26T22:11:11.123456Z");

	private static final RecordOrigin ORIGIN = new RecordOrigin("east", "5f2c", 7);

	private final RecordCodec codec = new RecordCodec();

	@Test
	void writesTheHeadersAndTheJsonOfAnEvent() {
		AmiRecord.Event event = new AmiRecord.Event(ORIGIN, hangup());
		assertThat(headers(event)).containsExactly("ami-version=1", "ami-kind=event", "ami-server=east",
				"ami-session=5f2c", "ami-sequence=7", "ami-event=Hangup", "ami-instant=2026-11-26T22:11:11.123456Z");
		assertThat(json(event)).startsWith("{\"schema\":1,\"event\":\"Hangup\",\"server\":\"east\",");
	}

	@Test
	void readsAnEventAsAnEqualRecord() {
		AmiRecord read = roundTrip(new AmiRecord.Event(ORIGIN, hangup()));
		assertThat(read).isEqualTo(new AmiRecord.Event(ORIGIN, hangup()));
		assertThat(((AmiRecord.Event) read).event()).isInstanceOf(HangupEvent.class);
		assertThat(read.at()).isEqualTo(AT);
	}

	@Test
	void decodesAnEventThatWasForwardedAsAMessage() {
		assertThat(roundTrip(new AmiRecord.Event(ORIGIN, new UnknownEvent(hangup().message()))))
			.isEqualTo(new AmiRecord.Event(ORIGIN, hangup()));
	}

	@Test
	void readsAnUnknownEventWithAllItsHeaders() {
		AmiMessage message = AmiMessage.of("Event", "CoffeeReady", "Cups", "3", "Cups", "4", "Remark", "größer: ✓")
			.withReceivedAt(AT);
		assertThat(roundTrip(new AmiRecord.Event(ORIGIN, new UnknownEvent(message))))
			.isEqualTo(new AmiRecord.Event(ORIGIN, new UnknownEvent(message)));
	}

	@Test
	void readsConnectionEventsAsEqualRecords() {
		for (AmiConnectionEvent event : List.of(
				new AmiConnectedEvent("east", AT, "22.10.1", "11.0.0", Duration.ofMillis(1500)),
				new AmiDisconnectedEvent("east", AT, "closed"), new AmiEventsLostEvent("east", AT, 12),
				new AmiIdleEvent("east", AT, Duration.ofMinutes(1)))) {
			AmiRecord.Connection connection = new AmiRecord.Connection(ORIGIN, event);
			assertThat(roundTrip(connection)).isEqualTo(connection);
		}
		assertThat(headers(new AmiRecord.Connection(ORIGIN, new AmiDisconnectedEvent("east", AT, null))))
			.contains("ami-kind=connection", "ami-event=Disconnected");
	}

	@Test
	void readsALossAsAnEqualRecord() {
		for (LossReason reason : LossReason.values()) {
			AmiRecord.Loss loss = new AmiRecord.Loss(ORIGIN, AT, 1234, reason);
			assertThat(roundTrip(loss)).isEqualTo(loss);
		}
		assertThat(json(new AmiRecord.Loss(ORIGIN, AT, 2, LossReason.BUFFER_FULL)))
			.isEqualTo("{\"schema\":1,\"loss\":\"bufferFull\",\"server\":\"east\","
					+ "\"at\":\"2026-11-26T22:11:11.123456Z\",\"count\":2}");
	}

	@Test
	void readsACallWithAllComponentsAsAnEqualRecord() {
		AmiRecord.CallEnded call = new AmiRecord.CallEnded(ORIGIN, new CallEndedEvent("east", 17, AT, fullCall()));
		assertThat(roundTrip(call)).isEqualTo(call);
		assertThat(json(call)).startsWith("{\"schema\":1,\"call\":\"ended\",\"server\":\"east\",\"version\":17,"
				+ "\"at\":\"2026-11-26T22:11:11.123456Z\",\"ended\":{\"call\":{\"server\":\"east\",\"id\":\"east-1\"")
			.contains("\"ring\":\"PT2.5S\"", "\"outcome\":\"ANSWERED\"");
	}

	@Test
	void readsACallWithoutOptionalComponentsAsAnEqualRecord() {
		LiveCall live = new LiveCall("east", "east-2", null, false, CallState.TALKING, null, null, null, List.of(),
				null, null, null, null, false, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
				Set.of(), true);
		AmiRecord.CallEnded call = new AmiRecord.CallEnded(ORIGIN, new CallEndedEvent("east", 18, AT,
				new EndedCall(live, AT, null, null, null, null, CallOutcome.NO_ANSWER, null, null, null, null)));
		assertThat(roundTrip(call)).isEqualTo(call);
	}

	@Test
	void rejectsACallWithoutRequiredComponents() {
		Headers headers = new RecordHeaders();
		this.codec.writeHeaders(new AmiRecord.CallEnded(ORIGIN, new CallEndedEvent("east", 17, AT, fullCall())),
				headers);
		assertRejected(headers, "{\"server\":\"east\",\"version\":1,\"at\":\"" + AT + "\",\"ended\":{}}",
				"The property \"call\" of the call is missing");
	}

	@Test
	void rejectsAnInvalidValue() {
		Headers headers = headersOf(new AmiRecord.Event(ORIGIN, hangup()));
		assertRejected(headers, "{\"schema\":1,", "The value is not the JSON of the kind \"event\"");
		assertRejected(headers, "17", "The value is not the JSON of the kind \"event\"");
		assertRejected(headers, "{\"schema\":2,\"event\":\"Hangup\"}", "schema version 2");
		assertThatExceptionOfType(InvalidRecordException.class).isThrownBy(() -> this.codec.read(headers, null))
			.withMessage("The record has no value.");
		assertRejected(headersOf(new AmiRecord.Loss(ORIGIN, AT, 1, LossReason.BUFFER_FULL)), "{}", "loss");
		assertRejected(headersOf(new AmiRecord.Loss(ORIGIN, AT, 1, LossReason.BUFFER_FULL)),
				"{\"at\":\"" + AT + "\",\"count\":1,\"loss\":\"other\"}", "Loss reason \"other\" is unknown");
	}

	@Test
	void rejectsForeignAndLaterRecords() {
		assertRejected(new RecordHeaders(), "{}", "has no header ami-version");
		assertRejected(with("ami-version", "2"), "{}", "Update ami-kafka");
		assertRejected(with("ami-kind", "coffee"), "{}", "unknown kind \"coffee\"");
		assertRejected(with("ami-sequence", "x"), "{}", "ami-sequence has the invalid value \"x\"");
		assertRejected(with("ami-sequence", "0"), "{}", "below 1");
		assertRejected(with("ami-instant", "today"), "{}", "A header of the record is invalid");
	}

	private Headers with(String name, String value) {
		Headers headers = headersOf(new AmiRecord.Event(ORIGIN, hangup()));
		headers.remove(name);
		return headers.add(name, value.getBytes(StandardCharsets.UTF_8));
	}

	private void assertRejected(Headers headers, String value, String message) {
		assertThatExceptionOfType(InvalidRecordException.class)
			.isThrownBy(() -> this.codec.read(headers, value.getBytes(StandardCharsets.UTF_8)))
			.withMessageContaining(message);
	}

	private AmiRecord roundTrip(AmiRecord record) {
		return this.codec.read(headersOf(record), this.codec.value(record));
	}

	private Headers headersOf(AmiRecord record) {
		Headers headers = new RecordHeaders();
		this.codec.writeHeaders(record, headers);
		return headers;
	}

	private List<String> headers(AmiRecord record) {
		return Arrays.stream(headersOf(record).toArray())
			.map((header) -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
			.toList();
	}

	private String json(AmiRecord record) {
		return new String(this.codec.value(record), StandardCharsets.UTF_8);
	}

	private static HangupEvent hangup() {
		return (HangupEvent) EventTypes
			.decode(AmiMessage
				.of("Event", "Hangup", "Privilege", "call,all", "Channel", "PJSIP/100-00000001", "Uniqueid", "171.5",
						"Linkedid", "171.4", "Cause", "16", "Cause-txt", "Normal Clearing")
				.withReceivedAt(AT));
	}

	static EndedCall fullCall() {
		Party caller = new Party("171.4", "PJSIP/100-00000001", "PJSIP/100", "100", "Ann", AT, AT.plusSeconds(9));
		Attempt attempt = new Attempt("171.5", "PJSIP/101-00000002", "PJSIP/101", "101", AT, AT.plusMillis(1),
				AT.plusSeconds(9), AttemptResult.ANSWERED, "102", 16, 200);
		LiveCall call = new LiveCall("east", "east-1", CallDirection.INTERNAL, true, CallState.TALKING, AT, caller,
				"101", List.of(caller), AT, AT, AT, caller, true, "Dial", List.of(attempt),
				List.of(new Hold("171.4", "PJSIP/100", AT, AT.plusSeconds(1))),
				List.of(new Transfer(TransferKind.BLIND, AT, "100", "101", "102", "PJSIP/102")),
				List.of(new ParkStay("default", 701, "171.4", "100", AT, AT, ParkResult.RETRIEVED, "101")),
				List.of(new QueueVisit("support", "171.4", AT, AT, QueueOutcome.CONNECTED, "101")),
				List.of(new ConferenceVisit("700", "171.4", AT, AT)), Set.of("171.4", "171.9"), false);
		return new EndedCall(call, AT, Duration.ofMillis(2500), Duration.ofSeconds(7), Duration.ofSeconds(1),
				Duration.ZERO, CallOutcome.ANSWERED, EndedBy.party(caller), 16, 200, "east-3");
	}

}
