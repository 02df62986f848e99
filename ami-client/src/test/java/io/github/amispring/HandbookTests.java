/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the tests named in the handbook exist, and that the page on architecture
 * lists the API.
 */
class HandbookTests {

	private static final List<String> API = List.of("", "action", "agi", "client", "event", "exception", "message");

	private static final Pattern PUBLIC_TYPE = Pattern
		.compile("(?m)^public (?:(?:abstract|final|sealed) )*(class|enum|interface|record) (\\w+)");

	private static final Pattern TEST = Pattern.compile("`(\\w+(?:Tests|IT))(?:\\.(\\w+))?`");

	@Test
	void handbookNamesExistingTests() throws IOException {
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

	@Test
	void architecturePageListsApi() throws IOException {
		String page = Files.readString(Path.of("..", "ARCHITECTURE.md"));
		String api = page.substring(page.indexOf("## The API of ami-client"), page.indexOf("## How an event is"));
		Map<String, String> written = publicTypes(Path.of("src/main/java"));
		Map<String, String> generated = publicTypes(Path.of("target/generated-sources/ami"));
		assertThat(written.keySet()).allSatisfy((type) -> assertThat(api).contains("`" + simpleName(type) + "`"));
		assertThat(api).contains(written.size() + " top-level types", generated.size() + " generated ones",
				count(generated, "event\\.\\w+Event record") + " records, such as `HangupEvent`",
				count(generated, "event\\.\\w+ interface") + " families,",
				count(generated, "event\\.\\w+(?<!Event) record") + " records, such as `ChannelSnapshot`",
				count(generated, "event\\.\\w+ enum") + " enums,",
				count(generated, "action\\.\\w+Action class") + " actions,",
				count(generated, "action\\.\\w+Response record") + " responses,");
	}

	private static String simpleName(String type) {
		return type.substring(type.indexOf('.') + 1);
	}

	private static long count(Map<String, String> types, String pattern) {
		return types.entrySet()
			.stream()
			.filter((type) -> (type.getKey() + " " + type.getValue()).matches(pattern))
			.count();
	}

	/** Returns the kinds of the public types of the API, by package and name. */
	private static Map<String, String> publicTypes(Path sources) throws IOException {
		Map<String, String> types = new HashMap<>();
		for (String name : API) {
			Path folder = sources.resolve("io/github/amispring").resolve(name);
			if (Files.isDirectory(folder)) {
				try (Stream<Path> files = Files.list(folder)) {
					files.filter((file) -> file.toString().endsWith(".java"))
						.map((file) -> PUBLIC_TYPE.matcher(read(file)))
						.filter(Matcher::find)
						.forEach((type) -> types.put(name + "." + type.group(2), type.group(1)));
				}
			}
		}
		return types;
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
