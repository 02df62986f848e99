/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.amispring.codegen.catalogue.Catalogue;
import io.github.amispring.codegen.catalogue.CatalogueReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Main} with the project's own catalogue.
 */
class MainTests {

	private static final Path CATALOGUE = Path.of("..", "ami-client", "src", "main", "catalogue");

	@TempDir
	Path directory;

	@Test
	void writesFileForEachTypeInCatalogue() throws IOException {
		run("one");
		Catalogue catalogue = new CatalogueReader(CATALOGUE).read();
		Path sources = this.directory.resolve("one/java/io/github/amispring");
		assertThat(catalogue.events())
			.allSatisfy((event) -> assertThat(sources.resolve("event").resolve(event.javaName() + ".java")).exists());
		assertThat(catalogue.actions()).allSatisfy(
				(action) -> assertThat(sources.resolve("action").resolve(action.javaName() + ".java")).exists());
		assertThat(sources.resolve("event/EventCatalogue.java")).content()
			.startsWith("// SPDX-License-Identifier: Apache-2.0\n");
		assertThat(this.directory.resolve("one/reference/events.md")).content().contains("## Hangup\n");
		assertThat(this.directory.resolve("one/reference/actions.md")).content().contains("## Originate\n");
	}

	@Test
	void documentsFirstVersionOfEveryPublicType() throws IOException {
		run("one");
		assertThat(contents("one")).anySatisfy((file, content) -> assertThat(content).contains("@since"));
		assertThat(contents("one")).allSatisfy((file, content) -> assertThat(count("@since 1\\.0\\.0", content))
			.isEqualTo(count("^\\t?public (final class|interface|record|enum) ", content)));
	}

	@Test
	void writesIdenticalFilesInEachRun() throws IOException {
		run("one");
		run("two");
		assertThat(contents("one")).isEqualTo(contents("two"));
	}

	@Test
	void rejectsMissingDirectories() {
		assertThatIllegalArgumentException().isThrownBy(() -> Main.main(new String[] { "one" }))
			.withMessageContaining("<catalogue>");
	}

	private static long count(String regex, String content) {
		return Pattern.compile(regex, Pattern.MULTILINE).matcher(content).results().count();
	}

	private void run(String name) throws IOException {
		Main.main(new String[] { CATALOGUE.toString(), this.directory.resolve(name + "/java").toString(),
				this.directory.resolve(name + "/reference").toString() });
	}

	private Map<Path, String> contents(String name) throws IOException {
		Path root = this.directory.resolve(name);
		Map<Path, String> contents = new TreeMap<>();
		try (Stream<Path> tree = Files.walk(root)) {
			tree.filter(Files::isRegularFile).forEach((file) -> contents.put(root.relativize(file), read(file)));
		}
		return contents;
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
