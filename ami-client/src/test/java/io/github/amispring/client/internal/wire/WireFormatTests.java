/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.wire;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WireFormat}. The versions are taken from the banners of Asterisk 1.4
 * to 23.
 */
class WireFormatTests {

	@ParameterizedTest
	@ValueSource(strings = { "1.0", "1.1", "1.2", "1.3" })
	void asteriskUpTo11EndsLinesWithLineFeed(String version) {
		assertThat(WireFormat.of(version)).isEqualTo(new WireFormat(true, true));
	}

	@ParameterizedTest
	@ValueSource(strings = { "2.5.0", "2.10.6" })
	void asterisk12And13HaveCommandBlocks(String version) {
		assertThat(WireFormat.of(version)).isEqualTo(new WireFormat(false, true));
	}

	@ParameterizedTest
	@ValueSource(strings = { "3.2.2", "4.0.3", "5.0.5", "9.0.0", "10.0.0", "11.0.0", "12.0.0" })
	void laterVersionsHaveNoCommandBlocks(String version) {
		assertThat(WireFormat.of(version)).isEqualTo(new WireFormat(false, false));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Asterisk Call Manager", "x11.0.0", "99999999999.0" })
	void treatsInvalidVersionAsOldest(String version) {
		assertThat(WireFormat.of(version)).isEqualTo(WireFormat.OLDEST);
	}

}
