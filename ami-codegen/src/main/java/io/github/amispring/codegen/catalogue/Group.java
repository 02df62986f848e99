/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.List;

/**
 * Headers that several events share.
 *
 * @param name the name in the catalogue
 * @param kind the use
 * @param javaName the name of the Java record, empty for a block
 * @param doc the description
 * @param fields the headers; the first header of a snapshot decides whether an optional
 * snapshot is present
 */
public record Group(String name, Kind kind, String javaName, String doc, List<HeaderField> fields) {

	/**
	 * The use of a group.
	 */
	public enum Kind {

		/** A record that is one component of an event. */
		SNAPSHOT,

		/** Headers that each become a component of the event. */
		BLOCK,

		/**
		 * A record that repeats; the names of its headers contain the number, {@code {n}}
		 * in the catalogue.
		 */
		INDEXED;

		boolean isRecord() {
			return this != BLOCK;
		}

	}

}
