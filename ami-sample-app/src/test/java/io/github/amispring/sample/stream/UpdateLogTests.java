/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UpdateLogTests {

	private final UpdateLog log = new UpdateLog("k3f9");

	@Test
	void returnsTheUpdatesThatFollowed() {
		assertThat(this.log.nextId()).isEqualTo("k3f9-1");
		byte[] first = add(10);
		byte[] second = add(10);
		byte[] third = add(10);
		assertThat(this.log.lastId()).isEqualTo("k3f9-3");
		assertThat(this.log.since(0)).containsExactly(first, second, third);
		assertThat(this.log.since(1)).containsExactly(second, third);
		assertThat(this.log.since(3)).isEmpty();
	}

	@Test
	void returnsNothingIfUpdatesAreNotKept() {
		for (int i = 0; i <= UpdateLog.CAPACITY; i++) {
			add(10);
		}
		assertThat(this.log.since(1)).hasSize(UpdateLog.CAPACITY);
		assertThat(this.log.since(0)).isNull();
	}

	@Test
	void limitsTheMemory() {
		int size = (int) (UpdateLog.MAX_BYTES / 10);
		for (int i = 0; i < 12; i++) {
			add(size);
		}
		assertThat(this.log.since(1)).isNull();
		assertThat(this.log.since(2)).hasSize(10);
	}

	@Test
	void knowsOnlyTheIdentifiersOfThisRun() {
		add(10);
		assertThat(this.log.number("k3f9-1")).isEqualTo(1);
		for (String id : List.of("", "1", "k3f9", "k3f9-", "k3f9-x", "a1b2-1")) {
			assertThat(this.log.number(id)).isEqualTo(-1);
		}
		assertThat(this.log.number(null)).isEqualTo(-1);
		assertThat(this.log.since(-1)).isNull();
		assertThat(this.log.since(this.log.number("k3f9-7"))).isNull();
	}

	@Test
	void differentRunsHaveDifferentIdentifiers() {
		List<String> ids = Stream.generate(UpdateLog::new).limit(20).map(UpdateLog::lastId).toList();
		assertThat(ids.stream().distinct().count()).isGreaterThan(10);
	}

	@Test
	void isNotContinuousAfterClear() {
		add(10);
		this.log.clear();
		assertThat(this.log.since(1)).isNull();
		byte[] next = add(10);
		assertThat(this.log.since(2)).containsExactly(next);
	}

	private byte[] add(int size) {
		byte[] update = new byte[size];
		this.log.add(update);
		return update;
	}

}
