/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.report;

import java.util.Locale;

/**
 * Writes numbers with three digits that matter.
 */
public final class Numbers {

	private Numbers() {
	}

	/**
	 * Writes a number.
	 * @param value the number
	 * @return its text
	 */
	public static String format(double value) {
		double size = Math.abs(value);
		String format = (size >= 100 || size == 0) ? "%,.0f" : (size >= 10) ? "%.1f" : (size >= 1) ? "%.2f" : "%.3f";
		return String.format(Locale.ROOT, format, value);
	}

}
