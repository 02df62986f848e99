/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.Objects;

/**
 * A header of a message. Names are not case-sensitive. Values include trailing blanks.
 *
 * @param name the name, such as {@code Channel}
 * @param value the value, possibly empty
 * @since 1.0.0
 */
public record AmiHeader(String name, String value) {

	/**
	 * Creates a header.
	 * @param name the name
	 * @param value the value, possibly empty
	 */
	public AmiHeader {
		Objects.requireNonNull(name, "name");
		Objects.requireNonNull(value, "value");
	}

	/**
	 * Returns whether the name of a header suggests that its value is secret. For headers
	 * of the catalogue, {@link AmiMessage#isSecret(int)} and
	 * {@link AmiAction#isSecret(AmiHeader)} are more precise.
	 * @param name the name of a header, not case-sensitive
	 * @return {@code true} for names such as Secret, Password or Key, and for the values
	 * of configuration files
	 */
	public static boolean isSensitive(String name) {
		return SecretHeaders.nameSuggestsSecret(name);
	}

	/**
	 * Returns whether the name of this header suggests that its value is secret.
	 * @return {@code true} for names such as Secret, Password or Key, and for the values
	 * of configuration files
	 */
	public boolean isSensitive() {
		return isSensitive(this.name);
	}

	/**
	 * Returns the header as a line of text.
	 * @param masked whether to replace the value with asterisks
	 * @return the name, a colon and the value or asterisks
	 */
	public String toString(boolean masked) {
		return this.name + ": " + (masked ? SecretHeaders.MASK : this.value);
	}

	/**
	 * Returns the header as a line of text. The value is masked if the name suggests a
	 * secret.
	 */
	@Override
	public String toString() {
		return toString(isSensitive());
	}

}
