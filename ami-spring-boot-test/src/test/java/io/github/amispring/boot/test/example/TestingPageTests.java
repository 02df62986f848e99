/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that what the handbook shows is what is compiled and run here.
 */
class TestingPageTests {

	@Test
	void showsTheTest() throws IOException {
		String source = Files
			.readString(Path.of("src/test/java/io/github/amispring/boot/test/example/CallbackTests.java"));
		String shown = source.substring(source.indexOf("@SpringBootTest\n"));
		assertThat(Path.of("../docs/testing.md")).content().contains("```java\n" + shown + "```\n");
	}

}
