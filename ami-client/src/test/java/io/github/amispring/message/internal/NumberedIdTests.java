/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message.internal;

import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NumberedId}.
 */
class NumberedIdTests {

	private final NumberedId ids = new NumberedId("ActionID", "prefix-");

	private long numberOf(String id) {
		return this.ids.numberIn(AmiMessage.of("Response", "Success", "actionid", id));
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 9, 10, 4711, 999_999_999_999_999_999L })
	void readsNumbers(long number) {
		assertThat(numberOf("prefix-" + number)).isEqualTo(number);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "prefix", "prefix-", "prefix-0", "prefix-01", "prefix-1x", "prefix-x1", "prefix--1",
			"prefix-+1", "prefix-1 ", "PREFIX-1", "other-1", "1", "prefix-9999999999999999999" })
	void rejectsOtherIds(String id) {
		assertThat(numberOf(id)).isEqualTo(NumberedId.FOREIGN);
	}

	@Test
	void returnsNoIdForMessagesWithoutId() {
		assertThat(this.ids.numberIn(AmiMessage.of("Response", "Success"))).isEqualTo(NumberedId.ABSENT);
	}

	@Test
	void readsTheFirstId() {
		AmiMessage message = AmiMessage.of("Event", "A", "ActionID", "prefix-1", "ActionID", "prefix-2");
		assertThat(this.ids.numberIn(message)).isEqualTo(1);
	}

}
