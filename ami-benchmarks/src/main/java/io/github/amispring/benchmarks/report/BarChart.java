/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A graph of horizontal bars, each with the range of its samples, as SVG.
 */
public final class BarChart {

	private static final int WIDTH = 720;

	private static final int LEFT = 190;

	private static final int RIGHT = 150;

	private static final int ROW = 34;

	private static final int TOP = 44;

	private final String title;

	private final boolean logarithmic;

	private final List<Bar> bars = new ArrayList<>();

	/**
	 * Creates a graph.
	 * @param title what it shows, with the unit
	 * @param logarithmic whether the lengths stand for the numbers' magnitudes
	 */
	public BarChart(String title, boolean logarithmic) {
		this.title = title;
		this.logarithmic = logarithmic;
	}

	/**
	 * Adds a bar.
	 * @param label what it stands for
	 * @param samples its values
	 * @return this graph
	 */
	public BarChart bar(Object label, Samples samples) {
		this.bars.add(new Bar(label.toString(), samples));
		return this;
	}

	@Override
	public String toString() {
		int height = TOP + ROW * this.bars.size() + 12;
		StringBuilder svg = new StringBuilder();
		svg.append(String.format(Locale.ROOT, """
				<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="14">
				<rect width="100%%" height="100%%" fill="#ffffff"/>
				<text x="12" y="26" font-size="16" font-weight="bold" fill="#222222">%s</text>
				""", WIDTH, height, escape(this.title + (this.logarithmic ? " (logarithmic)" : ""))));
		int y = TOP;
		for (Bar bar : this.bars) {
			double length = scale(bar.samples.median());
			svg.append(String.format(Locale.ROOT, """
					<text x="%d" y="%d" text-anchor="end" fill="#222222">%s</text>
					<rect x="%d" y="%d" width="%.1f" height="%d" fill="#f68f1e"/>
					<line x1="%.1f" y1="%d" x2="%.1f" y2="%d" stroke="#222222"/>
					<text x="%.1f" y="%d" fill="#222222">%s</text>
					""", LEFT - 10, y + 18, escape(bar.label), LEFT, y + 3, length, ROW - 12,
					LEFT + scale(bar.samples.min()), y + 14, LEFT + scale(bar.samples.max()), y + 14,
					LEFT + scale(bar.samples.max()) + 8, y + 18, Numbers.format(bar.samples.median())));
			y += ROW;
		}
		return svg.append("</svg>\n").toString();
	}

	private double scale(double value) {
		double most = this.bars.stream().mapToDouble((bar) -> bar.samples.max()).max().orElse(1);
		double width = WIDTH - LEFT - RIGHT;
		if (!this.logarithmic) {
			return width * value / most;
		}
		// the least has a tenth of the width
		double least = this.bars.stream().mapToDouble((bar) -> bar.samples.min()).min().orElse(1);
		return width * (0.1 + 0.9 * Math.log(value / least) / Math.max(1e-9, Math.log(most / least)));
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

	/**
	 * A bar.
	 *
	 * @param label what it stands for
	 * @param samples its values
	 */
	private record Bar(String label, Samples samples) {

	}

}
