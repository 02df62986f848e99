/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.agi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The result of an AGI command, such as {@code 200 result=1 (speech) endpos=8000}.
 *
 * @param code 200 if the command was executed; 510 if the command does not exist; 511 if
 * the channel was hung up and the command requires it; 520 if the syntax is wrong; 0 if
 * the text does not begin with a code
 * @param result the text after {@code result=}, possibly empty; {@code null} if the
 * command was not executed. The meaning depends on the command; -1 often means a failure
 * @param value the text in parentheses after the result, such as the value of a variable
 * or {@code timeout}; {@code null} if there is none
 * @param attributes the attributes after the value, such as {@code endpos}, in order
 * @param text the complete text; several lines if it describes the syntax of a command
 * @since 1.0.0
 */
public record AgiResult(int code, @Nullable String result, @Nullable String value, Map<String, String> attributes,
		String text) {

	private static final int SUCCESS = 200;

	private static final Pattern CODE = Pattern.compile("(\\d{3})(?:[ -].*)?", Pattern.DOTALL);

	/** The quantifiers are possessive, so that a mismatch does not cause backtracking. */
	private static final String ATTRIBUTES = "((?: [\\w.-]++=(?:\"[^\"]*+\"|[^\\s\"]\\S*+)?+)*+)";

	/**
	 * The value ends at the last possible parenthesis, because the value may contain
	 * parentheses.
	 */
	private static final Pattern EXECUTED = Pattern.compile("200 result=(\\S*)(?: \\((.*)\\))?" + ATTRIBUTES + " *",
			Pattern.DOTALL);

	private static final Pattern ATTRIBUTE = Pattern.compile(" ([\\w.-]++)=(?:\"([^\"]*+)\"|(\\S*+))");

	/**
	 * Creates a result.
	 * @param code the code
	 * @param result the result
	 * @param value the value
	 * @param attributes the attributes
	 * @param text the complete text
	 */
	public AgiResult {
		attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
	}

	/**
	 * Parses a result. Text in an unknown format does not cause an exception; the result
	 * then contains only {@link #text()}.
	 * @param text the text as Asterisk formats it, without percent encoding
	 * @return the result
	 */
	public static AgiResult of(String text) {
		String line = text.strip();
		Matcher executed = EXECUTED.matcher(line);
		if (executed.matches()) {
			return new AgiResult(SUCCESS, executed.group(1), executed.group(2), attributes(executed.group(3)), line);
		}
		Matcher code = CODE.matcher(line);
		return new AgiResult(code.matches() ? Integer.parseInt(code.group(1)) : 0, null, null, Map.of(), line);
	}

	private static Map<String, String> attributes(String text) {
		Map<String, String> attributes = new LinkedHashMap<>();
		Matcher matcher = ATTRIBUTE.matcher(text);
		while (matcher.find()) {
			attributes.put(matcher.group(1), (matcher.group(2) != null) ? matcher.group(2) : matcher.group(3));
		}
		return attributes;
	}

	/**
	 * Returns whether the command was executed. An executed command may still have
	 * failed; see {@link #result()}.
	 * @return {@code true} for the code 200
	 */
	public boolean isExecuted() {
		return this.code == SUCCESS;
	}

	/**
	 * Returns the result as a number.
	 * @return the number; {@code null} if the result is not a number
	 */
	public @Nullable Integer resultNumber() {
		return (this.result != null && this.result.matches("-?\\d{1,9}")) ? Integer.valueOf(this.result) : null;
	}

	/**
	 * Returns the position at which a playback or a recording ended.
	 * @return the position in samples; {@code null} if the result does not contain it
	 */
	public @Nullable Long endpos() {
		String endpos = this.attributes.get("endpos");
		return (endpos != null && endpos.matches("-?\\d{1,18}")) ? Long.valueOf(endpos) : null;
	}

}
