/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * Exception thrown when a property has an invalid value.
 *
 * @since 1.0.0
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
	 * @param value the value, never a secret
	 * @param reason the reason, as a sentence
	 */
	public InvalidAmiPropertyException(String name, String value, String reason) {
		this(name, value, reason, null);
	}

	/**
	 * Creates an exception with advice.
	 * @param name the name of the property
	 * @param value the value, never a secret
	 * @param reason the reason, as a sentence
	 * @param advice the action to take, as sentences, {@code null} if the user should
	 * change the value
	 */
	InvalidAmiPropertyException(String name, String value, String reason, @Nullable String advice) {
		super("Invalid value '" + value + "' for configuration property '" + name + "': " + reason);
		this.name = name;
		this.value = value;
		this.reason = reason;
		this.advice = advice;
	}

	/**
	 * Returns the property.
	 * @return the name of the property
	 */
	String getName() {
		return this.name;
	}

	/**
	 * Returns the invalid value.
	 * @return the value as text, or the invalid entry of a list
	 */
	String getValue() {
		return this.value;
	}

	/**
	 * Returns the reason.
	 * @return a sentence
	 */
	String getReason() {
		return this.reason;
	}

	/**
	 * Returns the action to take.
	 * @return sentences
	 */
	String getAdvice() {
		return (this.advice != null) ? this.advice : "Change the value of " + this.name + ".";
	}

}
