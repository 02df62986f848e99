/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.diagnostics;

import java.util.List;

/**
 * Thrown when properties that a connection needs are not set.
 */
public class MissingAmiPropertiesException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final List<String> names;

	/**
	 * Creates an exception.
	 * @param names the names of the properties that are not set
	 */
	public MissingAmiPropertiesException(List<String> names) {
		super("Not set: " + String.join(", ", names));
		this.names = List.copyOf(names);
	}

	/**
	 * The properties that are not set.
	 * @return their names
	 */
	public List<String> getNames() {
		return this.names;
	}

}
