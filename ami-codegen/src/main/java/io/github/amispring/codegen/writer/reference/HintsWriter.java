/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer.reference;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

import io.github.amispring.codegen.catalogue.Catalogue;
import io.github.amispring.codegen.catalogue.EventEntry;
import io.github.amispring.codegen.writer.Sentence;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds the names of all events to Spring Boot's configuration metadata, as the values
 * that an IDE proposes.
 */
public final class HintsWriter {

	private final JsonMapper mapper = new JsonMapper();

	/**
	 * Returns the metadata with hints.
	 * @param catalogue the catalogue
	 * @param metadata the metadata file
	 * @param properties the properties whose values are event names
	 * @return the content of the file, with hints for these properties
	 */
	public String write(Catalogue catalogue, Path metadata, List<String> properties) {
		ObjectNode root = (ObjectNode) this.mapper.readTree(metadata.toFile());
		ArrayNode hints = root.withArray("hints");
		for (String property : properties) {
			ObjectNode hint = hints.addObject().put("name", property);
			ArrayNode values = hint.putArray("values");
			catalogue.events()
				.stream()
				.sorted(Comparator.comparing(EventEntry::name))
				.forEach((event) -> values.addObject()
					.put("value", event.name())
					.put("description", Sentence.plain(event.doc())));
			// other names and wildcards are valid as well
			hint.putArray("providers").addObject().put("name", "any");
		}
		return this.mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
	}

}
