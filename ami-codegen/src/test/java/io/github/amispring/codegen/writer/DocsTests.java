/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Docs} and {@link Sentence}.
 */
class DocsTests {

	@Test
	void escapesWhatJavadocWouldInterpret() {
		assertThat(Docs.escape("a < b & c@d")).isEqualTo("a &lt; b &amp; c&#64;d");
	}

	@Test
	void takesBackquotesForCode() {
		assertThat(Docs.escape("such as `Anna <100>`, or `x`")).isEqualTo("such as {@code Anna <100>}, or {@code x}");
	}

	@Test
	void makesSentences() {
		assertThat(Sentence.of("a channel ended")).isEqualTo("A channel ended.");
		assertThat(Sentence.plain("Done.")).isEqualTo("Done.");
	}

	@Test
	void namesConstants() {
		assertThat(WordEnumWriter.constant("OneThousandth")).isEqualTo("ONE_THOUSANDTH");
		assertThat(WordEnumWriter.constant("Channel1")).isEqualTo("CHANNEL1");
		assertThat(WordEnumWriter.constant("V.21")).isEqualTo("V_21");
		assertThat(WordEnumWriter.constant("1/10")).isEqualTo("_1_10");
	}

}
