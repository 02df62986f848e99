/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

/**
 * One priority of an extension.
 *
 * @param application the name of the application, such as {@code Dial}
 * @param data the arguments of the application
 */
public record DialplanStep(String application, String data) {

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
