/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.exception;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Thrown when settings are built and one of them is missing or out of range. Change the
 * {@linkplain #setting() setting} to a value that follows the {@linkplain #rule() rule}.
 *
 * @since 1.0.0
 */
public class InvalidSettingException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String setting;

	private final String value;

	private final String rule;

	private final Map<String, String> proposal;

	/**
	 * Creates an exception without a proposal.
	 * @param setting the name of the setting, such as {@code reconnect.maxDelay}
	 * @param value the invalid value, never a secret
	 * @param rule the rule that the value breaks, such as {@code must be above zero}
	 */
	public InvalidSettingException(String setting, String value, String rule) {
		this(setting, value, rule, Map.of());
	}

	/**
	 * Creates an exception with a proposal.
	 * @param setting the name of the setting, such as {@code host}
	 * @param value the invalid value, never a secret
	 * @param rule the rule that the value breaks, such as {@code must be above zero}
	 * @param proposal the values that were probably intended, by the name of the setting
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
	 * Returns the setting.
	 * @return the path of the setting in {@code AmiClientSettings}, such as
	 * {@code reconnect.maxDelay}
	 */
	public String setting() {
		return this.setting;
	}

	/**
	 * Returns the invalid value.
	 * @return the value as text
	 */
	public String value() {
		return this.value;
	}

	/**
	 * Returns the rule that the value breaks.
	 * @return a clause that begins with "must"
	 */
	public String rule() {
		return this.rule;
	}

	/**
	 * Returns the values that were probably intended.
	 * @return the values by the name of the setting, unmodifiable and in order; empty if
	 * they are unknown
	 */
	public Map<String, String> proposal() {
		return this.proposal;
	}

}
