/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

/**
 * One priority of an extension.
 *
 * @param application the application, such as {@code Dial}
 * @param data what the application is told
 */
public record DialplanStep(String application, String data) {

	/**
	 * Reads a step as extensions.conf has it.
	 * @param text such as {@code Dial(PJSIP/100,20)}
	 * @return the step
	 */
	public static DialplanStep parse(String text) {
		int open = text.indexOf('(');
		if (open < 0) {
			return new DialplanStep(text.trim(), "");
		}
		if (!text.endsWith(")")) {
			throw new IllegalArgumentException("No closing bracket in " + text);
		}
		return new DialplanStep(text.substring(0, open).trim(), text.substring(open + 1, text.length() - 1));
	}

}
