/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import org.jspecify.annotations.Nullable;

/**
 * The response to an action that has no other result.
 *
 * @param message what was done
 */
record ActionDone(ActionText message) {

	/**
	 * Creates a response.
	 * @param key the key of the message
	 * @param arguments the values that the message contains
	 */
	static ActionDone of(String key, @Nullable Object... arguments) {
		return new ActionDone(ActionText.of(key, arguments));
	}

}
