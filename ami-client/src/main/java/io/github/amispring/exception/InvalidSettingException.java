/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.exception;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.amispring.client.AmiClientSettings;

/**
 * A setting of a client is missing or out of its range.
 */
public class InvalidSettingException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String setting;

	private final String value;

	private final String rule;

	private final Map<String, String> proposal;

	/**
	 * Creates an exception.
	 * @param setting the setting, such as {@code reconnect.maxDelay}
	 * @param value its value, never a secret
	 * @param rule what the value must be, as in "must be above zero"
	 */
	public InvalidSettingException(String setting, String value, String rule) {
		this(setting, value, rule, Map.of());
	}

	/**
	 * Creates an exception that knows what was probably meant.
	 * @param setting the setting
	 * @param value its value, never a secret
	 * @param rule what the value must be, as in "must be above zero"
	 * @param proposal the settings to make instead, with their values
	 */
	public InvalidSettingException(String setting, String value, String rule, Map<String, String> proposal) {
		super("The setting " + setting + " is " + value + ": it " + rule
				+ (proposal.isEmpty() ? ""
						: proposal.entrySet()
							.stream()
							.map((entry) -> entry.getKey() + " to " + entry.getValue())
							.collect(Collectors.joining(" and ", "; set ", ""))));
		this.setting = setting;
		this.value = value;
		this.rule = rule;
		this.proposal = Collections.unmodifiableMap(new LinkedHashMap<>(proposal));
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

	/**
	 * Returns what was probably meant.
	 * @return the settings to make instead, with their values, in order; empty when it is
	 * not known
	 */
	public Map<String, String> proposal() {
		return this.proposal;
	}

}
