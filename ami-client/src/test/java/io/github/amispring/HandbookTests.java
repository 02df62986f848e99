/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the tests named in the handbook exist.
 */
class HandbookTests {

	private static final Pattern TEST = Pattern.compile("`(\\w+(?:Tests|IT))(?:\\.(\\w+))?`");

	@Test
	void namesExistingTests() throws IOException {
		Map<String, String> tests = tests();
		Matcher named = TEST.matcher(Files.readString(Path.of("..", "docs", "faults.md")));
		int count = 0;
		while (named.find()) {
			count++;
			assertThat(tests).containsKey(named.group(1));
			if (named.group(2) != null) {
				assertThat(tests.get(named.group(1))).contains("void " + named.group(2) + "(");
			}
		}
		assertThat(count).isPositive();
	}

	/** Returns the sources of all tests by class name. */
	private static Map<String, String> tests() throws IOException {
		Map<String, String> tests = new HashMap<>();
		try (Stream<Path> modules = Files.list(Path.of(".."))) {
			for (Path sources : modules.map((module) -> module.resolve("src/test/java"))
				.filter(Files::isDirectory)
				.toList()) {
				try (Stream<Path> files = Files.walk(sources)) {
					files.filter((file) -> file.toString().endsWith(".java"))
						.forEach((file) -> tests.put(file.getFileName().toString().replace(".java", ""), read(file)));
				}
			}
		}
		return tests;
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
