/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the handbook shows the tests of this package.
 */
class TestingPageTests {

	@ParameterizedTest
	@CsvSource({ "CallbackTests, @SpringBootTest", "CallbackUnitTests, class CallbackUnitTests" })
	void showsTheTest(String test, String firstLine) throws IOException {
		String source = Files
			.readString(Path.of("src/test/java/io/github/amispring/boot/test/example/" + test + ".java"));
		String shown = source.substring(source.indexOf("\n" + firstLine) + 1);
		assertThat(Path.of("../docs/testing.md")).content().contains("```java\n" + shown + "```\n");
	}

}
