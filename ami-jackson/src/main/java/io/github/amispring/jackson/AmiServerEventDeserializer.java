/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import io.github.amispring.message.AmiEvent;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;

/**
 * Reads events with the name of their server.
 */
final class AmiServerEventDeserializer extends ValueDeserializer<AmiServerEvent<?>> {

	private final Class<? extends AmiEvent> eventClass;

	AmiServerEventDeserializer(Class<? extends AmiEvent> eventClass) {
		this.eventClass = eventClass;
	}

	@Override
	public AmiServerEvent<?> deserialize(JsonParser parser, DeserializationContext context) {
		return JsonObject.read(parser, context, AmiServerEvent.class,
				(json) -> new AmiServerEvent<>(json.optionalText("server"),
						JsonEventReader.read(json, this.eventClass)));
	}

	@Override
	public Object deserializeWithType(JsonParser parser, DeserializationContext context, TypeDeserializer types) {
		return deserialize(parser, context);
	}

}
