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
 * Reads events of one type or family.
 */
final class AmiEventDeserializer extends ValueDeserializer<AmiEvent> {

	private final Class<? extends AmiEvent> target;

	AmiEventDeserializer(Class<? extends AmiEvent> target) {
		this.target = target;
	}

	@Override
	public AmiEvent deserialize(JsonParser parser, DeserializationContext context) {
		return JsonObject.read(parser, context, this.target, (json) -> JsonEventReader.read(json, this.target));
	}

	@Override
	public Object deserializeWithType(JsonParser parser, DeserializationContext context, TypeDeserializer types) {
		return deserialize(parser, context);
	}

}
