/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiMessage;

/**
 * Creates the schema of each event type when it is first used.
 */
final class EventSchemaCache {

	private static final Map<EventType<?>, EventSchema> schemas = new ConcurrentHashMap<>();

	private EventSchemaCache() {
	}

	/**
	 * Returns the schema of an event.
	 * @param event the message of the event
	 * @return the schema; a schema without properties if the type is unknown
	 */
	static EventSchema get(AmiMessage event) {
		return schemas.computeIfAbsent(EventTypes.of(event), (type) -> EventSchemas.of(type.name()));
	}

}
