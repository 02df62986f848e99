/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.event.AmiEventsLostEvent;
import io.github.amispring.event.AmiIdleEvent;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;

/**
 * Writes connection events.
 */
final class AmiConnectionEventSerializer extends ValueSerializer<AmiConnectionEvent> {

	static final String CONNECTED = "connected";

	static final String DISCONNECTED = "disconnected";

	static final String EVENTS_LOST = "eventsLost";

	static final String IDLE = "idle";

	@Override
	public void serialize(AmiConnectionEvent event, JsonGenerator out, SerializationContext context) {
		out.writeStartObject();
		out.writeNumberProperty("schema", JsonObject.SCHEMA);
		if (event instanceof AmiConnectedEvent connected) {
			begin(CONNECTED, event, out);
			if (connected.asteriskVersion() != null) {
				out.writeStringProperty("asteriskVersion", connected.asteriskVersion());
			}
			out.writeStringProperty("amiVersion", connected.amiVersion());
			if (connected.gap() != null) {
				out.writeName("gap");
				ValueTypes.write(connected.gap(), out);
			}
		}
		else if (event instanceof AmiDisconnectedEvent disconnected) {
			begin(DISCONNECTED, event, out);
			if (disconnected.reason() != null) {
				out.writeStringProperty("reason", disconnected.reason());
			}
		}
		else if (event instanceof AmiEventsLostEvent lost) {
			begin(EVENTS_LOST, event, out);
			out.writeNumberProperty("count", lost.count());
		}
		else if (event instanceof AmiIdleEvent idle) {
			begin(IDLE, event, out);
			out.writeName("idle");
			ValueTypes.write(idle.idle(), out);
		}
		out.writeEndObject();
	}

	private static void begin(String name, AmiConnectionEvent event, JsonGenerator out) {
		out.writeStringProperty("connection", name);
		out.writeStringProperty("server", event.server());
		out.writeStringProperty("at", event.at().toString());
	}

	@Override
	public void serializeWithType(AmiConnectionEvent event, JsonGenerator out, SerializationContext context,
			TypeSerializer types) {
		serialize(event, out, context);
	}

}
