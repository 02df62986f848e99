/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

/**
 * Thrown if a number in the form is missing or invalid.
 */
class InvalidNumberException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String field;

	InvalidNumberException(String field, String message) {
		super(message);
		this.field = field;
	}

	String field() {
		return this.field;
	}

}
