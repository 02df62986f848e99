/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.report;

/**
 * What was promised, and what was measured.
 */
public final class Goals {

	private final Table table = new Table("goal", "measured", "holds");

	/**
	 * Something that must be reached.
	 * @param what what it is
	 * @param limit the least that is promised
	 * @param measured what was measured
	 * @return these goals
	 */
	public Goals atLeast(String what, double limit, Samples measured) {
		this.table.row(what + ": at least " + Numbers.format(limit), measured,
				(measured.median() >= limit) ? "yes" : "**no**");
		return this;
	}

	/**
	 * Something that must not be passed.
	 * @param what what it is
	 * @param limit the most that is promised
	 * @param measured what was measured
	 * @return these goals
	 */
	public Goals atMost(String what, double limit, Samples measured) {
		this.table.row(what + ": at most " + Numbers.format(limit), measured,
				(measured.median() <= limit) ? "yes" : "**no**");
		return this;
	}

	@Override
	public String toString() {
		return this.table.toString();
	}

}
