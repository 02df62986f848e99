/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer.action;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WordEnumWriter}.
 */
class WordEnumWriterTests {

	@Test
	void derivesConstantNamesFromWords() {
		assertThat(WordEnumWriter.constant("OneThousandth")).isEqualTo("ONE_THOUSANDTH");
		assertThat(WordEnumWriter.constant("Channel1")).isEqualTo("CHANNEL1");
		assertThat(WordEnumWriter.constant("V.21")).isEqualTo("V_21");
		assertThat(WordEnumWriter.constant("1/10")).isEqualTo("_1_10");
	}

}
