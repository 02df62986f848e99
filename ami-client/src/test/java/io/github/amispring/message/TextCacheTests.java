/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TextCache}.
 */
class TextCacheTests {

	private final TextCache cache = new TextCache();

	@Test
	void givesTheSameTextForTheSameBytes() {
		String first = get("PJSIP/100-00000001");
		assertThat(first).isEqualTo("PJSIP/100-00000001");
		assertThat(get("PJSIP/100-00000001")).isSameAs(first);
		assertThat(get("x".repeat(48))).isEqualTo("x".repeat(48));
	}

	@Test
	void neverGivesAnotherText() {
		assertThat(IntStream.range(0, 100_000)).allSatisfy((i) -> assertThat(get("text" + i)).isEqualTo("text" + i));
	}

	@Test
	void leavesLongTextsAndOtherCharactersToOthers() {
		assertThat(get("x".repeat(49))).isNull();
		assertThat(get("Zoë")).isNull();
	}

	private String get(String text) {
		byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
		return this.cache.get(bytes, 1, bytes.length - 1);
	}

}
