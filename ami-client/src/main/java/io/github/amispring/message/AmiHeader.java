/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One header line of a message: a name and a value. Names are compared without regard to
 * case by Asterisk; values are taken as they are, trailing blanks included.
 *
 * @param name the header's name, such as {@code Channel}
 * @param value the value, possibly empty
 */
public record AmiHeader(String name, String value) {

	private static final Set<String> SENSITIVE = Set.of("secret", "key", "password", "newpassword", "md5secret",
			"md5cred", "passworddigest", "oauthsecret", "refreshtoken", "expectedresponse", "dtlsprivatekey", "json");

	/** What GetConfig reads and UpdateConfig writes, whose names do not tell secrets. */
	private static final Pattern SETTING = Pattern.compile("line-\\d+-\\d+|(value|match)-\\d+",
			Pattern.CASE_INSENSITIVE);

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
	 * Whether headers of this name may hold a secret, so that their value must not be
	 * shown.
	 * @param name a header's name, in any case
	 * @return {@code true} for Secret, Key and the like, and for the values of
	 * configuration files
	 */
	public static boolean isSensitive(String name) {
		return SENSITIVE.contains(name.toLowerCase(Locale.ROOT)) || SETTING.matcher(name).matches();
	}

	/**
	 * Whether this header may hold a secret.
	 * @return {@code true} for Secret, Key and the like, and for the values of
	 * configuration files
	 */
	public boolean isSensitive() {
		return isSensitive(this.name);
	}

	/**
	 * The header as a line of text, a secret value masked.
	 */
	@Override
	public String toString() {
		return this.name + ": " + (isSensitive() ? "******" : this.value);
	}

}
