/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.List;

/**
 * Reads the versions of an entry.
 */
final class VersionsReader {

	private VersionsReader() {
	}

	static Versions read(JsonEntry entry) {
		List<String> majors = entry.texts("majors");
		int last = 0;
		for (String major : majors) {
			if (!major.matches("\\d\\d") || Integer.parseInt(major) <= last) {
				throw entry.error(
						"\"majors\" must contain version numbers in ascending order, but contains \"" + major + "\"",
						"Write it in the form [\"18\", \"20\", \"22\"]");
			}
			last = Integer.parseInt(major);
		}
		return new Versions(majors, entry.optionalText("since22"), entry.optionalText("until"));
	}

}
