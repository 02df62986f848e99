/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.record;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.LiveCall;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON of ended calls: the components of the records of the live view. Components
 * that are {@code null} are omitted. Instants and durations are texts in ISO 8601 format.
 */
final class CallJson {

	private final JsonMapper mapper = JsonMapper.builder()
		.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
		.disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
		.disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
		.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	byte[] write(CallEndedEvent event) {
		ObjectNode json = this.mapper.createObjectNode()
			.put("schema", RecordCodec.VERSION)
			.put("call", "ended")
			.put("server", event.server())
			.put("version", event.version())
			.put("at", event.at().toString());
		json.set("ended", this.mapper.valueToTree(event.ended()));
		return this.mapper.writeValueAsBytes(json);
	}

	CallEndedEvent read(byte[] value) {
		JsonNode json = this.mapper.readTree(value);
		return new CallEndedEvent(json.required("server").stringValue(), json.required("version").longValue(),
				Instant.parse(json.required("at").stringValue()),
				complete(this.mapper.treeToValue(json.required("ended"), EndedCall.class)));
	}

	/** Rejects a call without components that are never {@code null}. */
	private static EndedCall complete(EndedCall ended) {
		LiveCall call = require(ended.call(), "call");
		require(ended.endedAt(), "endedAt");
		require(ended.outcome(), "outcome");
		require(call.server(), "server");
		require(call.id(), "id");
		require(call.state(), "state");
		require(call.parties(), "parties");
		require(call.attempts(), "attempts");
		require(call.holds(), "holds");
		require(call.transfers(), "transfers");
		require(call.parkings(), "parkings");
		require(call.queues(), "queues");
		require(call.conferences(), "conferences");
		require(call.linkedIds(), "linkedIds");
		return ended;
	}

	private static <T> T require(@Nullable T value, String name) {
		if (value == null) {
			throw new IllegalArgumentException("The property \"" + name + "\" of the call is missing.");
		}
		return value;
	}

}
