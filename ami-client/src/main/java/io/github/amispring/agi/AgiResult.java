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
 * @param code 200 when the command was executed; 510 when there is no such command; 511
 * when the channel was hung up and the command needs it; 520 when the command's syntax is
 * wrong; 0 when the text does not begin with a code
 * @param result what stands behind {@code result=}; what it means depends on the command,
 * often -1 is a failure; empty when nothing stands there; {@code null} when the command
 * was not executed
 * @param value what stands in the parentheses that follow, such as the value of a
 * variable or {@code timeout}; {@code null} when there are none
 * @param attributes what else is there, such as {@code endpos}, in order
 * @param text the whole text, of several lines where it explains a command's syntax
 * @since 1.0.0
 */
public record AgiResult(int code, @Nullable String result, @Nullable String value, Map<String, String> attributes,
		String text) {

	private static final int SUCCESS = 200;

	private static final Pattern CODE = Pattern.compile("(\\d{3})(?:[ -].*)?", Pattern.DOTALL);

	/** Possessive, so that a text in another form is found out at once. */
	private static final String ATTRIBUTES = "((?: [\\w.-]++=(?:\"[^\"]*+\"|[^\\s\"]\\S*+)?+)*+)";

	/** A value may hold parentheses itself: it ends with the last that may end it. */
	private static final Pattern EXECUTED = Pattern.compile("200 result=(\\S*)(?: \\((.*)\\))?" + ATTRIBUTES + " *",
			Pattern.DOTALL);

	private static final Pattern ATTRIBUTE = Pattern.compile(" ([\\w.-]++)=(?:\"([^\"]*+)\"|(\\S*+))");

	/**
	 * Creates a result.
	 * @param code the code
	 * @param result the result
	 * @param value the value
	 * @param attributes the attributes
	 * @param text the whole text
	 */
	public AgiResult {
		attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
	}

	/**
	 * Parses a result. Text in an unknown form gives a result that has only
	 * {@link #text()}, never an exception.
	 * @param text the text as Asterisk writes it, without percent encoding
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
	 * Returns whether the command was executed. It may have failed all the same, see
	 * {@link #result()}.
	 * @return {@code true} for the code 200
	 */
	public boolean isExecuted() {
		return this.code == SUCCESS;
	}

	/**
	 * Returns the result as a number.
	 * @return the number; {@code null} when the result is not one
	 */
	public @Nullable Integer resultNumber() {
		return (this.result != null && this.result.matches("-?\\d{1,9}")) ? Integer.valueOf(this.result) : null;
	}

	/**
	 * Returns where a playback or a recording ended.
	 * @return the position in samples; {@code null} when the result does not say it
	 */
	public @Nullable Long endpos() {
		String endpos = this.attributes.get("endpos");
		return (endpos != null && endpos.matches("-?\\d{1,18}")) ? Long.valueOf(endpos) : null;
	}

}
