/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import java.util.ArrayList;
import java.util.List;

/**
 * One priority of an extension.
 *
 * @param application the name of the application, such as {@code Dial}
 * @param data the arguments of the application
 */
public record DialplanStep(String application, String data) {

	/**
	 * Parses the steps of an extension in the syntax of extensions.conf.
	 * @param texts the steps, such as {@code Answer()} and {@code Echo()}
	 * @return the steps
	 * @throws IllegalArgumentException if the closing bracket of a step is missing
	 */
	public static List<DialplanStep> parseAll(String... texts) {
		List<DialplanStep> steps = new ArrayList<>();
		for (String text : texts) {
			steps.add(parse(text));
		}
		return List.copyOf(steps);
	}

	/**
	 * Parses a step in the syntax of extensions.conf.
	 * @param text the step, such as {@code Dial(PJSIP/100,20)}
	 * @return the step
	 * @throws IllegalArgumentException if the closing bracket is missing
	 */
	public static DialplanStep parse(String text) {
		int open = text.indexOf('(');
		if (open < 0) {
			return new DialplanStep(text.trim(), "");
		}
		if (!text.endsWith(")")) {
			throw new IllegalArgumentException("The step \"" + text + "\" has no closing bracket");
		}
		return new DialplanStep(text.substring(0, open).trim(), text.substring(open + 1, text.length() - 1));
	}

}
