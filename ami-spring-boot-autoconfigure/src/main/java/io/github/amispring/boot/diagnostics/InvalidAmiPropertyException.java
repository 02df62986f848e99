/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.diagnostics;

/**
 * Thrown when a property has a value that cannot be.
 */
public class InvalidAmiPropertyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String name;

	private final String value;

	private final String reason;

	/**
	 * Creates an exception.
	 * @param name the name of the property
	 * @param value its value, never a secret
	 * @param reason what is wrong with it, as a sentence
	 */
	public InvalidAmiPropertyException(String name, String value, String reason) {
		super("Invalid value '" + value + "' for configuration property '" + name + "': " + reason);
		this.name = name;
		this.value = value;
		this.reason = reason;
	}

	/**
	 * The property.
	 * @return its name
	 */
	public String getName() {
		return this.name;
	}

	/**
	 * The value that cannot be, of a list the one entry.
	 * @return the value as text
	 */
	public String getValue() {
		return this.value;
	}

	/**
	 * What is wrong with it.
	 * @return a sentence
	 */
	public String getReason() {
		return this.reason;
	}

}
