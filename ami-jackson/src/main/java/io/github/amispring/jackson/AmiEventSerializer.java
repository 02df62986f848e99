/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import io.github.amispring.message.AmiEvent;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;

/**
 * Writes events without the name of a server.
 */
final class AmiEventSerializer extends ValueSerializer<AmiEvent> {

	@Override
	public void serialize(AmiEvent event, JsonGenerator out, SerializationContext context) {
		JsonEventWriter.write(null, event, out);
	}

	@Override
	public void serializeWithType(AmiEvent event, JsonGenerator out, SerializationContext context,
			TypeSerializer types) {
		serialize(event, out, context);
	}

}
