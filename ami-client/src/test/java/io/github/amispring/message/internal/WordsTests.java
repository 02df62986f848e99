/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message.internal;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Words}.
 */
class WordsTests {

	@Test
	void findsTheFirstOccurrenceAtAnyOffset() {
		Random random = new Random(1);
		byte[] bytes = new byte[40];
		for (int run = 0; run < 10_000; run++) {
			random.nextBytes(bytes);
			for (int i = 0; i < bytes.length; i++) {
				// adjacent values could cause false matches of the word algorithm
				bytes[i] = (random.nextInt(8) == 0) ? (byte) (':' + random.nextInt(3) - 1) : bytes[i];
			}
			int from = random.nextInt(bytes.length);
			int to = from + random.nextInt(bytes.length - from + 1);
			assertThat(Words.indexOf(bytes, from, to, ':')).isEqualTo(naiveIndexOf(bytes, from, to));
		}
	}

	private static int naiveIndexOf(byte[] bytes, int from, int to) {
		for (int at = from; at < to; at++) {
			if (bytes[at] == ':') {
				return at;
			}
		}
		return to;
	}

	@Test
	void padsMissingBytesWithZeros() {
		byte[] bytes = { 1, 2, 3, 4, 5, 6, 7, 8, (byte) 0xF9 };
		assertThat(Words.upTo(bytes, 0, 0)).isZero();
		assertThat(Words.upTo(bytes, 0, 3)).isEqualTo(0x030201);
		assertThat(Words.upTo(bytes, 1, 9)).isEqualTo(0xF908070605040302L);
		assertThat(Words.upTo(bytes, 7, 9)).isEqualTo(0xF908);
		assertThat(Words.upTo(bytes, 9, 9)).isZero();
	}

	@Test
	void hashDependsOnlyOnText() {
		byte[] bytes = "..Channel: Channel".getBytes(StandardCharsets.US_ASCII);
		assertThat(Words.hash(bytes, 2, 9)).isEqualTo(Words.hash(bytes, 11, 18));
		assertThat(Words.hash(bytes, 2, 9)).isNotEqualTo(Words.hash(bytes, 2, 8));
	}

	@Test
	void hashIgnoresCase() {
		byte[] bytes = "Newcallerid NewCallerid NEWCALLERID NewCallerix".getBytes(StandardCharsets.US_ASCII);
		int hash = Words.hashInAnyCase(bytes, 0, 11);
		assertThat(Words.hashInAnyCase(bytes, 12, 23)).isEqualTo(hash);
		assertThat(Words.hashInAnyCase(bytes, 24, 35)).isEqualTo(hash);
		assertThat(Words.hashInAnyCase(bytes, 36, 47)).isNotEqualTo(hash);
	}

}
