/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RecordSchema}.
 */
class RecordSchemaTests {

	private final JsonMapper mapper = new JsonMapper();

	@TempDir
	Path directory;

	@Test
	void addsEventsAndKeepsTheOtherDefinitions() throws IOException {
		JsonNode schema = write("{\"$id\": \"records\", \"$defs\": {\"event\": {\"type\": \"object\"}}}");
		assertThat(schema.get("$id").stringValue()).isEqualTo("records");
		assertThat(schema.at("/$defs/event/type").stringValue()).isEqualTo("object");
		assertThat(schema.at("/$defs/event/allOf/1")).isEqualTo(this.mapper.readTree(
				"""
						{"if": {"properties": {"event": {"enum": ["Types", "OldTypes"]}}}, "then": {"$ref": "#/$defs/TypesEvent"}}
						"""));
	}

	@Test
	void describesPropertiesWithTheirTypes() throws IOException {
		JsonNode definitions = write("{\"$defs\": {\"event\": {}}}").get("$defs");
		JsonNode hangup = definitions.get("HangupEvent");
		assertThat(hangup.get("description").stringValue()).isEqualTo("A channel ended.");
		assertThat(hangup.get("properties")).isEqualTo(this.mapper.readTree("""
				{
				  "channel": {"description": "A channel.", "$ref": "#/$defs/ChannelSnapshot"},
				  "destChannel": {"description": "A channel.", "$ref": "#/$defs/ChannelSnapshot"},
				  "causeCode": {"description": "Why <it> ended.", "type": ["integer", "null"], "format": "int32"},
				  "cause": {"description": "The name of the number in causeCode.", "type": "string",
				    "examples": ["NORMAL", "BUSY"]},
				  "others": {"description": "The other headers.", "$ref": "#/$defs/variables"},
				  "causeText": {"description": "The header `Cause-txt`.", "type": ["string", "null"]},
				  "units": {"description": "The costs.", "type": "array", "items": {"$ref": "#/$defs/ChargedUnit"}}
				}"""));
		JsonNode types = definitions.at("/TypesEvent/properties");
		assertThat(types.at("/decimal/type").toString()).isEqualTo("[\"number\",\"null\"]");
		assertThat(types.at("/yes/type").toString()).isEqualTo("[\"boolean\",\"null\"]");
		assertThat(types.at("/clock/type").toString()).isEqualTo("[\"number\",\"null\"]");
		assertThat(types.at("/epoch/anyOf/0/$ref").stringValue()).isEqualTo("#/$defs/instant");
		assertThat(types.at("/local/anyOf/0/$ref").stringValue()).isEqualTo("#/$defs/localDateTime");
		assertThat(types.at("/word/examples").toString()).isEqualTo("[\"a\",\"b\"]");
	}

	@Test
	void rejectsADefinitionWithTheNameOfAnEvent() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> write("{\"$defs\": {\"event\": {}, \"HangupEvent\": {}}}"))
			.withMessage("The schema already has a definition \"HangupEvent\".");
	}

	@Test
	void rejectsMissingArguments() {
		assertThatIllegalArgumentException().isThrownBy(() -> RecordSchema.main(new String[] { "1", "2", "3" }))
			.withMessageContaining("<folder>");
	}

	private JsonNode write(String schema) throws IOException {
		Path catalogue = Files.createDirectories(this.directory.resolve("catalogue"));
		new SmallCatalogue().writeTo(catalogue);
		Path file = Files.writeString(this.directory.resolve("record.json"), schema);
		Path output = this.directory.resolve("output");
		RecordSchema.main(new String[] { catalogue.toString(), file.toString(), output.toString(), "folder" });
		return this.mapper.readTree(output.resolve("folder/record.json").toFile());
	}

}
