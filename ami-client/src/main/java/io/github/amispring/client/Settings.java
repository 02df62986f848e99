/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;

import io.github.amispring.exception.InvalidSettingException;

/**
 * Checks settings, and names the invalid setting in the exception.
 */
final class Settings {

	private Settings() {
	}

	static void require(boolean condition, String setting, Object value, String rule) {
		if (!condition) {
			throw new InvalidSettingException(setting, value.toString(), rule);
		}
	}

	static void requirePositive(String setting, Duration value) {
		require(!value.isNegative() && !value.isZero(), setting, value, "must be above zero");
	}

}
