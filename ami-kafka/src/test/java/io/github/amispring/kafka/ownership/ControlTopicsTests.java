/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.ownership;

import io.github.amispring.exception.InvalidSettingException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ControlTopics}.
 */
class ControlTopicsTests {

	@Test
	void namesTopics() {
		assertThat(ControlTopics.name("ami-control", "east-1")).isEqualTo("ami-control.east-1");
		assertThat(ControlTopics.name("ami-control", "a_b")).isEqualTo("ami-control.a_5fb");
		assertThat(ControlTopics.name("ami-control", "a.b")).isEqualTo("ami-control.a_2eb");
		assertThat(ControlTopics.name("ami-control", "Zürich 1")).isEqualTo("ami-control.Z_c3_bcrich_201");
	}

	@Test
	void namesTheTopicsOfSimilarPbxsDifferently() {
		assertThat(ControlTopics.name("p", "a_2eb")).isNotEqualTo(ControlTopics.name("p", "a.b"));
	}

	@Test
	void rejectsNamesThatAreTooLong() {
		assertThat(ControlTopics.name("p", "x".repeat(247))).hasSize(249);
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> ControlTopics.name("p", "x".repeat(248)))
			.withMessageContaining("too long");
	}

	@Test
	void validatesPrefixes() {
		assertThat(ControlTopics.isValid("ami.control_1-x")).isTrue();
		assertThat(ControlTopics.isValid("")).isFalse();
		assertThat(ControlTopics.isValid("ami control")).isFalse();
	}

}
