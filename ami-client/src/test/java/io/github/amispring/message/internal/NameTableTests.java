/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message.internal;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NameTable}.
 */
class NameTableTests {

	@Test
	void prefersAnExactMatch() {
		NameTable table = new NameTable(List.of("Newcallerid", "NewCallerid", "Hangup"));
		assertThat(indexOf(table, "Newcallerid")).isZero();
		assertThat(indexOf(table, "NewCallerid")).isOne();
		assertThat(indexOf(table, "NEWCALLERID")).isIn(0, 1);
		NameTable other = new NameTable(List.of("NewCallerid", "Newcallerid", "Hangup"));
		assertThat(indexOf(other, "Newcallerid")).isOne();
		assertThat(indexOf(other, "NewCallerid")).isZero();
	}

	@Test
	void findsNamesIgnoringCase() {
		NameTable table = new NameTable(List.of("Hangup", "AOC-D"));
		assertThat(indexOf(table, "HANGUP")).isZero();
		assertThat(indexOf(table, "aoc-d")).isOne();
	}

	@Test
	void doesNotFindOtherNames() {
		NameTable table = new NameTable(List.of("Hangup"));
		assertThat(indexOf(table, "Hangu")).isEqualTo(-1);
		assertThat(indexOf(table, "Hangups")).isEqualTo(-1);
		assertThat(indexOf(table, "")).isEqualTo(-1);
		assertThat(indexOf(table, "H\u0000ngup")).isEqualTo(-1);
		assertThat(indexOf(new NameTable(List.of()), "Hangup")).isEqualTo(-1);
	}

	@Test
	void findsEachOfManyNames() {
		List<String> names = IntStream.range(0, 1000).mapToObj((i) -> "Name" + i).toList();
		NameTable table = new NameTable(names);
		for (int i = 0; i < names.size(); i++) {
			assertThat(indexOf(table, names.get(i))).isEqualTo(i);
			assertThat(indexOf(table, names.get(i).toUpperCase(Locale.ROOT))).isEqualTo(i);
		}
		assertThat(indexOf(table, "Name1000")).isEqualTo(-1);
	}

	private static int indexOf(NameTable table, String name) {
		return table.indexOfValue(AmiMessage.of("Event", name), 0);
	}

}
