/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.amispring.codegen.catalogue.Catalogue;
import io.github.amispring.codegen.catalogue.CatalogueReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ConfigurationHints}.
 */
class ConfigurationHintsTests {

	private static final Path CATALOGUE = Path.of("..", "ami-client", "src", "main", "catalogue");

	@TempDir
	Path directory;

	@Test
	void addsAllEventNamesAndKeepsExistingMetadata() throws IOException {
		Path metadata = Files.writeString(this.directory.resolve("metadata.json"), """
				{"properties": [{"name": "one"}], "hints": [{"name": "mask"}]}""");
		Path output = this.directory.resolve("output");
		ConfigurationHints
			.main(new String[] { CATALOGUE.toString(), metadata.toString(), output.toString(), "include", "exclude" });
		JsonNode written = new JsonMapper().readTree(output.resolve("META-INF/metadata.json").toFile());
		assertThat(written.at("/properties/0/name").asString()).isEqualTo("one");
		assertThat(written.get("hints").values()).extracting((hint) -> hint.get("name").asString())
			.containsExactly("mask", "include", "exclude");
		Catalogue catalogue = new CatalogueReader(CATALOGUE).read();
		assertThat(written.at("/hints/2/values").values()).hasSameSizeAs(catalogue.events())
			.allSatisfy((value) -> assertThat(value.get("description").asString()).endsWith("."))
			.extracting((value) -> value.get("value").asString())
			.contains("Hangup", "Newchannel")
			.isSorted();
		assertThat(written.at("/hints/2/providers/0/name").asString()).isEqualTo("any");
	}

	@Test
	void rejectsMissingProperties() {
		assertThatIllegalArgumentException().isThrownBy(() -> ConfigurationHints.main(new String[] { "1", "2", "3" }))
			.withMessageContaining("<property>");
	}

}
