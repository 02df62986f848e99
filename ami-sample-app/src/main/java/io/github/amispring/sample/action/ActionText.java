/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A text for the operator, which is written in the language of the browser when the
 * response is sent. The thread that executes an action does not know the language.
 *
 * @param key the key of the text in the message bundle
 * @param arguments the values that the text contains
 */
record ActionText(String key, List<String> arguments) {

	static ActionText of(String key, @Nullable Object... arguments) {
		// numbers are identifiers: they are not formatted
		return new ActionText(key, Arrays.stream(arguments).map(String::valueOf).toList());
	}

}
