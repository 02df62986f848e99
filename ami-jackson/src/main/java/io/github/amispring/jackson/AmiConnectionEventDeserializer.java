/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import java.time.Instant;

import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.event.AmiEventsLostEvent;
import io.github.amispring.event.AmiIdleEvent;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;

/**
 * Reads connection events.
 */
final class AmiConnectionEventDeserializer extends ValueDeserializer<AmiConnectionEvent> {

	private final Class<? extends AmiConnectionEvent> target;

	AmiConnectionEventDeserializer(Class<? extends AmiConnectionEvent> target) {
		this.target = target;
	}

	@Override
	public AmiConnectionEvent deserialize(JsonParser parser, DeserializationContext context) {
		return JsonObject.read(parser, context, this.target, this::read);
	}

	private AmiConnectionEvent read(JsonObject json) {
		json.checkSchema();
		AmiConnectionEvent event = event(json, json.text("server"), json.value("at", Instant::parse));
		if (!this.target.isInstance(event)) {
			throw new IllegalArgumentException("The connection event is \"" + json.text("connection") + "\" and not a "
					+ this.target.getSimpleName() + ". Read it as AmiConnectionEvent.");
		}
		return event;
	}

	private static AmiConnectionEvent event(JsonObject json, String server, Instant at) {
		String connection = json.text("connection");
		return switch (connection) {
			case AmiConnectionEventSerializer.CONNECTED ->
				new AmiConnectedEvent(server, at, json.optionalText("asteriskVersion"), json.text("amiVersion"),
						json.has("gap") ? json.value("gap", ValueTypes::duration) : null);
			case AmiConnectionEventSerializer.DISCONNECTED ->
				new AmiDisconnectedEvent(server, at, json.optionalText("reason"));
			case AmiConnectionEventSerializer.EVENTS_LOST ->
				new AmiEventsLostEvent(server, at, json.value("count", Long::valueOf));
			case AmiConnectionEventSerializer.IDLE ->
				new AmiIdleEvent(server, at, json.value("idle", ValueTypes::duration));
			default -> throw new IllegalArgumentException("Connection event \"" + connection
					+ "\" is unknown. A later version of ami-jackson may support it.");
		};
	}

	@Override
	public Object deserializeWithType(JsonParser parser, DeserializationContext context, TypeDeserializer types) {
		return deserialize(parser, context);
	}

}
