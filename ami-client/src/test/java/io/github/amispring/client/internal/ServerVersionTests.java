/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServerVersion}.
 */
class ServerVersionTests {

	@ParameterizedTest
	@ValueSource(strings = { "13.0.0", "13.38.3", "16.28.0~dfsg-0+deb11u4", "18.25.0", "18.26.0-rc1",
			"certified/18.9-cert4", "certified-20.7-cert2", "22.10.1", "23.0.0" })
	void supportsExtendedFilters(String asterisk) {
		assertThat(new ServerVersion("11.0.0", asterisk).hasExtendedFilters()).isTrue();
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "1.4.44", "1.8.32.3", "10.12.4", "11.25.3", "12.8.2", "certified/11.6-cert18", "22",
			"GIT-master-1a2b3c4", "GIT-22-1a2b3c4", "SVN-trunk-r400000", "UNKNOWN__and_probably_unsupported" })
	void doesNotSupportExtendedFilters(String asterisk) {
		assertThat(new ServerVersion("11.0.0", asterisk).hasExtendedFilters()).isFalse();
	}

}
