/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the table of properties in the handbook matches the configuration metadata.
 */
class PropertyTableTests {

	private static final String HEAD = "| property | default | description |\n| --- | --- | --- |\n";

	@Test
	void isUpToDate() throws IOException {
		Path page = Path.of("../docs/configuration.md");
		String present = Files.readString(page);
		int begin = present.indexOf(HEAD) + HEAD.length();
		int end = present.indexOf("\n\n", begin) + 1;
		String expected = present.substring(0, begin) + rows() + present.substring(end);
		Path generated = Files.writeString(Path.of("target/configuration.md"), expected);
		assertThat(present)
			.as("The table of properties in docs/configuration.md is out of date."
					+ " Replace the page with the generated page: %s", generated.toAbsolutePath())
			.isEqualTo(expected);
	}

	private static String rows() {
		List<Map<String, Object>> properties = ConfigurationMetadata.read().read("$.properties[*]");
		return properties.stream()
			.sorted(Comparator.comparing(PropertyTableTests::depth).thenComparing(PropertyTableTests::name))
			.map(PropertyTableTests::row)
			.collect(Collectors.joining());
	}

	private static String row(Map<String, Object> property) {
		Object defaultValue = property.get("defaultValue");
		return "| `" + name(property) + "` | " + ((defaultValue != null) ? "`" + defaultValue + "` " : "") + "| "
				+ property.get("description").toString().replace("|", "\\|") + " |\n";
	}

	private static String name(Map<String, Object> property) {
		return property.get("name").toString();
	}

	private static long depth(Map<String, Object> property) {
		return name(property).chars().filter((c) -> c == '.').count();
	}

}
