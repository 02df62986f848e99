/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.replay;

import java.util.Map;
import java.util.TreeMap;

/**
 * The headers of an action. Header names are case-insensitive, as in Asterisk.
 */
final class ActionHeaders {

	private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

	void add(String line) {
		int colon = line.indexOf(':');
		if (colon > 0) {
			this.headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
		}
	}

	boolean isEmpty() {
		return this.headers.isEmpty();
	}

	String text(String name) {
		return this.headers.getOrDefault(name, "");
	}

	int number(String name) {
		return Integer.parseInt(this.headers.getOrDefault(name, "0"));
	}

}
