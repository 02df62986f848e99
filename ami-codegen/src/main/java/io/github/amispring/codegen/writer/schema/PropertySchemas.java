/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer.schema;

import java.util.List;
import java.util.Objects;

import com.palantir.javapoet.CodeBlock;
import io.github.amispring.codegen.catalogue.Enumeration;
import io.github.amispring.codegen.catalogue.Field;
import io.github.amispring.codegen.catalogue.FieldType;
import io.github.amispring.codegen.catalogue.HeaderField;
import io.github.amispring.codegen.catalogue.IndexedField;
import io.github.amispring.codegen.catalogue.SnapshotField;
import io.github.amispring.codegen.writer.Component;
import io.github.amispring.codegen.writer.Docs;
import io.github.amispring.codegen.writer.RecordLayout;
import io.github.amispring.codegen.writer.Sentence;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the schemas of the JSON properties of events. No property is required, because
 * an event may lack any header.
 */
final class PropertySchemas {

	static String reference(String definition) {
		return "#/$defs/" + definition;
	}

	void write(List<? extends Field> fields, ObjectNode definition) {
		definition.put("type", "object");
		ObjectNode properties = definition.putObject("properties");
		fields.forEach((field) -> write(field, properties));
	}

	private static void write(Field field, ObjectNode properties) {
		if (field instanceof HeaderField header) {
			write(header, properties);
			return;
		}
		ObjectNode schema = properties.putObject(field.component());
		if (field instanceof SnapshotField snapshot) {
			describe(schema, Docs.meaning(snapshot));
			schema.put("$ref", reference(snapshot.group().javaName()));
		}
		else if (field instanceof IndexedField indexed) {
			describe(schema, Docs.meaning(indexed));
			schema.put("type", "array").putObject("items").put("$ref", reference(indexed.group().javaName()));
		}
		else {
			describe(schema, field.doc());
			schema.put("$ref", reference("variables"));
		}
	}

	private static void write(HeaderField header, ObjectNode properties) {
		Component component = RecordLayout.component(header, CodeBlock.of(""));
		ObjectNode schema = properties.putObject(component.name());
		describe(schema, component.meaning());
		addType(header, schema);
		ArrayNode examples = schema.arrayNode();
		header.values().stream().filter((value) -> !value.isEmpty()).forEach(examples::add);
		if (!examples.isEmpty()) {
			schema.set("examples", examples);
		}
		Component.Naming naming = component.naming();
		if (naming != null && !naming.ofWord()) {
			addName(properties.putObject(naming.method()), component.name(),
					Objects.requireNonNull(header.enumeration()));
		}
	}

	/** Other names are valid as well, because constants may be added. */
	private static void addName(ObjectNode schema, String number, Enumeration enumeration) {
		describe(schema, "the name of the number in " + number);
		ArrayNode examples = schema.put("type", "string").putArray("examples");
		enumeration.constants().stream().map(Enumeration.Constant::name).forEach(examples::add);
	}

	private static void addType(HeaderField header, ObjectNode schema) {
		if (header.type() == FieldType.MAP) {
			schema.put("$ref", reference("variables"));
		}
		else if (header.repeated() || header.type() == FieldType.LIST) {
			schema.put("$ref", reference("texts"));
		}
		else {
			switch (header.type()) {
				case INT -> addTypeOrNull("integer", schema).put("format", "int32");
				case LONG -> addTypeOrNull("integer", schema).put("format", "int64");
				case DOUBLE, DURATION -> addTypeOrNull("number", schema);
				case BOOLEAN -> addTypeOrNull("boolean", schema);
				case TIMESTAMP ->
					addReferenceOrNull("localDateTime".equals(header.format()) ? "localDateTime" : "instant", schema);
				default -> addText(header, schema);
			}
		}
	}

	private static void addText(HeaderField header, ObjectNode schema) {
		if (header.emptyIsValue()) {
			schema.put("type", "string");
		}
		else {
			addTypeOrNull("string", schema);
		}
	}

	private static ObjectNode addTypeOrNull(String type, ObjectNode schema) {
		schema.putArray("type").add(type).add("null");
		return schema;
	}

	private static void addReferenceOrNull(String definition, ObjectNode schema) {
		ArrayNode choices = schema.putArray("anyOf");
		choices.addObject().put("$ref", reference(definition));
		choices.addObject().put("type", "null");
	}

	static void describe(ObjectNode schema, String words) {
		if (!words.isEmpty()) {
			schema.put("description", Sentence.plain(words));
		}
	}

}
