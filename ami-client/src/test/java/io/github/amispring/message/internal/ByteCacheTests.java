/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message.internal;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ByteCache}.
 */
class ByteCacheTests {

	private final ByteCache<Object> cache = new ByteCache<>(256, 48);

	@Test
	void findsObjectForEqualBytes() {
		Object made = new Object();
		put("PJSIP/100-00000001", made);
		assertThat(find("PJSIP/100-00000001")).isSameAs(made);
		assertThat(find("PJSIP/100-00000002")).isNull();
		put("x".repeat(48), made);
		assertThat(find("x".repeat(48))).isSameAs(made);
	}

	@Test
	void doesNotFindObjectForOtherBytes() {
		assertThat(IntStream.range(0, 10_000)).allSatisfy((i) -> {
			put("text" + i, "text" + i);
			assertThat(find("text" + i)).isEqualTo("text" + i);
			assertThat(find("text" + i / 2)).isIn("text" + i / 2, null);
		});
	}

	@Test
	void doesNotCacheLongOrNonAsciiBytes() {
		put("x".repeat(49), "long");
		assertThat(find("x".repeat(49))).isNull();
		put("Zo\u00eb", "other");
		assertThat(find("Zo\u00eb")).isNull();
	}

	private void put(String text, Object made) {
		byte[] bytes = bytes(text);
		this.cache.put(bytes, 1, bytes.length - 1, made);
	}

	private @Nullable Object find(String text) {
		byte[] bytes = bytes(text);
		return this.cache.find(bytes, 1, bytes.length - 1);
	}

	private static byte[] bytes(String text) {
		return ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
	}

}
