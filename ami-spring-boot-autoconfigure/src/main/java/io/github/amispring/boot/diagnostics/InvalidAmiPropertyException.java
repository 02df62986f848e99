/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.diagnostics;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a property has a value that cannot be.
 */
public class InvalidAmiPropertyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String name;

	private final String value;

	private final String reason;

	private final @Nullable String advice;

	/**
	 * Creates an exception.
	 * @param name the name of the property
	 * @param value its value, never a secret
	 * @param reason what is wrong with it, as a sentence
	 */
	public InvalidAmiPropertyException(String name, String value, String reason) {
		this(name, value, reason, null);
	}

	/**
	 * Creates an exception with advice.
	 * @param name the name of the property
	 * @param value its value, never a secret
	 * @param reason what is wrong with it, as a sentence
	 * @param advice what to do, as sentences, {@code null} for no more than changing the
	 * value
	 */
	public InvalidAmiPropertyException(String name, String value, String reason, @Nullable String advice) {
		super("Invalid value '" + value + "' for configuration property '" + name + "': " + reason);
		this.name = name;
		this.value = value;
		this.reason = reason;
		this.advice = advice;
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

	/**
	 * Returns what to do.
	 * @return sentences
	 */
	public String getAdvice() {
		return (this.advice != null) ? this.advice : "Change the value of " + this.name + ".";
	}

}
