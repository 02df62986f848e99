/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;

/**
 * Writes events with the name of their server.
 */
@SuppressWarnings("rawtypes")
final class AmiServerEventSerializer extends ValueSerializer<AmiServerEvent> {

	@Override
	public void serialize(AmiServerEvent event, JsonGenerator out, SerializationContext context) {
		JsonEventWriter.write(event.server(), event.event(), out);
	}

	@Override
	public void serializeWithType(AmiServerEvent event, JsonGenerator out, SerializationContext context,
			TypeSerializer types) {
		serialize(event, out, context);
	}

}
