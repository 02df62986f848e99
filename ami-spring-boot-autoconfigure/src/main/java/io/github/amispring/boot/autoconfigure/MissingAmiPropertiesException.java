/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.util.List;

/**
 * Exception thrown when required properties of a connection are not set.
 */
class MissingAmiPropertiesException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final List<String> names;

	/**
	 * Creates an exception.
	 * @param names the names of the properties that are not set
	 */
	MissingAmiPropertiesException(List<String> names) {
		super("Not set: " + String.join(", ", names));
		this.names = List.copyOf(names);
	}

	/**
	 * Returns the properties that are not set.
	 * @return the names of the properties
	 */
	List<String> getNames() {
		return this.names;
	}

}
