/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Versions}.
 */
class VersionsTests {

	@Test
	void returnsEmptyTextForAllVersions() {
		Versions versions = new Versions(List.of(), null, null);
		assertThat(versions.limited()).isFalse();
		assertThat(versions.text()).isEmpty();
	}

	@Test
	void describesMajorVersions() {
		assertThat(text("16", "17", "18", "19", "20")).isEqualTo("16 to 20");
		assertThat(text("16", "17")).isEqualTo("16, 17");
		assertThat(text("18", "20", "21", "22", "23")).isEqualTo("18, 20 and later");
		assertThat(text("20", "22", "23")).isEqualTo("20, 22 and later");
		assertThat(text("23")).isEqualTo("23");
	}

	@Test
	void describesFirstReleaseOfVersion22() {
		assertThat(new Versions(List.of("22", "23"), "22.7.0", null).text()).isEqualTo("22 and later (22 from 22.7.0)");
		assertThat(new Versions(List.of(), "22.1.0", null).text()).isEqualTo("22 from 22.1.0");
	}

	@Test
	void describesOldVersions() {
		assertThat(new Versions(List.of(), null, "11").text()).isEqualTo("up to 11");
	}

	private static String text(String... majors) {
		return new Versions(List.of(majors), null, null).text();
	}

}
