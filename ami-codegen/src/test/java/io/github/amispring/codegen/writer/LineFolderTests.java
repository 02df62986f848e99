/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LineFolder}.
 */
class LineFolderTests {

	@Test
	void keepsShortLines() {
		assertThat(LineFolder.fold("one\n<p>\ntwo")).isEqualTo("one\n<p>\ntwo");
	}

	@Test
	void breaksLongLines() {
		String folded = LineFolder.fold("word ".repeat(40).strip());
		assertThat(folded.lines()).hasSize(3).allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(86));
	}

	@Test
	void doesNotBreakInsideTags() {
		String tag = "{@code a b c d e f}";
		assertThat(LineFolder.fold("x".repeat(80) + " " + tag)).endsWith("\n" + tag);
		assertThat(LineFolder.fold("x".repeat(76) + " " + tag)).endsWith(" " + tag);
	}

}
