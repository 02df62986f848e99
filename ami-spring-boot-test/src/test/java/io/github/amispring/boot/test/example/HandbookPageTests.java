/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the Java code on pages of the handbook is part of the tests of this module
 * or of the examples. Only the indentation and empty lines may differ.
 */
class HandbookPageTests {

	private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

	private static final List<Path> SOURCES = List.of(Path.of("src/test/java"), Path.of("../ami-examples/src"));

	/** Tests with this annotation need a container engine. */
	private static final String NOT_TESTED = "@Testcontainers";

	@ParameterizedTest
	@ValueSource(strings = { "live.md", "many-instances.md", "queues.md", "testing.md", "wallboard.md" })
	void showsTestedCode(String page) throws IOException {
		List<String> sources = sources();
		assertThat(blocks(page)).isNotEmpty()
			.allSatisfy((block) -> assertThat(sources.stream().anyMatch((source) -> source.contains(block)))
				.as("is part of a source: %s", block)
				.isTrue());
	}

	private static List<String> blocks(String page) throws IOException {
		return JAVA.matcher(Files.readString(Path.of("../docs", page)))
			.results()
			.map((match) -> match.group(1))
			.filter((block) -> !block.contains(NOT_TESTED))
			.map(HandbookPageTests::normalized)
			.toList();
	}

	private static List<String> sources() throws IOException {
		List<String> sources = new ArrayList<>();
		for (Path folder : SOURCES) {
			try (Stream<Path> files = Files.walk(folder)) {
				for (Path file : files.filter((path) -> path.toString().endsWith(".java")).toList()) {
					sources.add(normalized(Files.readString(file)));
				}
			}
		}
		return sources;
	}

	private static String normalized(String code) {
		return code.lines()
			.map(String::strip)
			.filter((line) -> !line.isEmpty())
			.collect(Collectors.joining("\n", "\n", "\n"));
	}

}
