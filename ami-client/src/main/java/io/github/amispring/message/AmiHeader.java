/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.Objects;

/**
 * One header line of a message: a name and a value. Names are compared without regard to
 * case by Asterisk; values are taken as they are, trailing blanks included.
 *
 * @param name the header's name, such as {@code Channel}
 * @param value the value, possibly empty
 * @since 1.0.0
 */
public record AmiHeader(String name, String value) {

	/**
	 * Creates a header.
	 * @param name the header's name
	 * @param value the value, possibly empty
	 */
	public AmiHeader {
		Objects.requireNonNull(name, "name");
		Objects.requireNonNull(value, "value");
	}

	/**
	 * Returns whether the name of a header suggests that its value is a secret. This is
	 * the rule where nothing else is known of a header. The catalogue knows better for
	 * many: see {@link AmiMessage#isSecret(int)} and
	 * {@link AmiAction#isSecret(AmiHeader)}.
	 * @param name a header's name, in any case
	 * @return {@code true} for Secret, Password, Key and the like, and for the values of
	 * configuration files
	 */
	public static boolean isSensitive(String name) {
		return SecretHeaders.nameSuggestsSecret(name);
	}

	/**
	 * Returns whether this header's name suggests that its value is a secret.
	 * @return {@code true} for Secret, Password, Key and the like, and for the values of
	 * configuration files
	 */
	public boolean isSensitive() {
		return isSensitive(this.name);
	}

	/**
	 * Returns the header as a line of text.
	 * @param masked whether to replace the value by asterisks
	 * @return the name, a colon and the value or asterisks
	 */
	public String toString(boolean masked) {
		return this.name + ": " + (masked ? SecretHeaders.MASK : this.value);
	}

	/**
	 * Returns the header as a line of text, with the value masked if the name suggests a
	 * secret.
	 */
	@Override
	public String toString() {
		return toString(isSensitive());
	}

}
