/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

/**
 * A setting of a client is missing or out of its range.
 */
public class InvalidSettingException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String setting;

	private final String value;

	private final String rule;

	/**
	 * Creates an exception.
	 * @param setting the setting, such as {@code reconnect.maxDelay}
	 * @param value its value, never a secret
	 * @param rule what the value must be, as in "must be above zero"
	 */
	public InvalidSettingException(String setting, String value, String rule) {
		super("The setting " + setting + " is " + value + ": it " + rule);
		this.setting = setting;
		this.value = value;
		this.rule = rule;
	}

	/**
	 * The setting.
	 * @return its name among those of {@link AmiClientSettings}
	 */
	public String setting() {
		return this.setting;
	}

	/**
	 * The value that it must not have.
	 * @return the value as text
	 */
	public String value() {
		return this.value;
	}

	/**
	 * What the value must be.
	 * @return words that begin with "must"
	 */
	public String rule() {
		return this.rule;
	}

}
