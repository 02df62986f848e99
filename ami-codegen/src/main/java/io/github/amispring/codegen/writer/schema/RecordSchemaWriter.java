/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer.schema;

import java.nio.file.Path;

import io.github.amispring.codegen.catalogue.Catalogue;
import io.github.amispring.codegen.catalogue.EventEntry;
import io.github.amispring.codegen.catalogue.Group;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds the events of the catalogue to the JSON Schema of the records on Kafka. The
 * definition {@code event} of the schema receives a condition for each event, which
 * refers to the definition of this event.
 */
public final class RecordSchemaWriter {

	private final JsonMapper mapper = new JsonMapper();

	private final PropertySchemas properties = new PropertySchemas();

	/**
	 * Returns the schema with all events.
	 * @param catalogue the catalogue
	 * @param schema the file of the schema without events
	 * @return the content of the file
	 */
	public String write(Catalogue catalogue, Path schema) {
		ObjectNode root = (ObjectNode) this.mapper.readTree(schema.toFile());
		ObjectNode definitions = (ObjectNode) root.required("$defs");
		ArrayNode conditions = ((ObjectNode) definitions.required("event")).putArray("allOf");
		for (Group group : catalogue.groups()) {
			if (group.kind() != Group.Kind.BLOCK) {
				this.properties.write(group.fields(), definition(definitions, group.javaName(), group.doc()));
			}
		}
		for (EventEntry event : catalogue.events()) {
			addCondition(event, conditions.addObject());
			this.properties.write(event.fields(), definition(definitions, event.javaName(), event.doc()));
		}
		return this.mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
	}

	private static void addCondition(EventEntry event, ObjectNode condition) {
		ArrayNode names = condition.putObject("if").putObject("properties").putObject("event").putArray("enum");
		event.names().forEach(names::add);
		condition.putObject("then").put("$ref", PropertySchemas.reference(event.javaName()));
	}

	private static ObjectNode definition(ObjectNode definitions, String name, String doc) {
		if (definitions.has(name)) {
			throw new IllegalArgumentException("The schema already has a definition \"" + name + "\".");
		}
		ObjectNode definition = definitions.putObject(name);
		PropertySchemas.describe(definition, doc);
		return definition;
	}

}
