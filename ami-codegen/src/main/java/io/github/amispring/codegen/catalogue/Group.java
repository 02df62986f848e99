/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.List;

/**
 * Headers that several events share.
 *
 * @param name the name in the catalogue
 * @param kind how it is used
 * @param javaName the name of the Java record, empty for a block
 * @param doc what it tells
 * @param fields the headers; of a snapshot, the first decides whether it is there
 */
public record Group(String name, Kind kind, String javaName, String doc, List<HeaderField> fields) {

	/**
	 * How a group is used.
	 */
	public enum Kind {

		/** One component, a record of its own. */
		SNAPSHOT,

		/** As many components as headers. */
		BLOCK,

		/**
		 * A record that comes any number of times; the names of its headers hold the
		 * number, {@code {n}} in the catalogue.
		 */
		INDEXED;

		boolean isRecord() {
			return this != BLOCK;
		}

	}

}
