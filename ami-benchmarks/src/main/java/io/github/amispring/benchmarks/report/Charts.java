/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.report;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws bar charts as PNG images: a bar for each median, a dot for each round.
 */
final class Charts {

	private static final Color ORANGE = new Color(0xF68F1E);

	private Charts() {
	}

	static void write(Section.Chart chart, Section section, Path file) {
		List<List<Double>> values = chart.subjects()
			.stream()
			.map((subject) -> section.get(subject, chart.figure()))
			.toList();
		CategoryChart image = new CategoryChartBuilder().width(900)
			.height(360)
			.title(chart.title() + (chart.logarithmic() ? " (logarithmic)" : ""))
			.build();
		image.getStyler().setOverlapped(true).setAvailableSpaceFill(0.5).setLabelsVisible(true);
		image.getStyler().setLegendVisible(false).setDecimalPattern("#,##0.###").setChartBackgroundColor(Color.WHITE);
		if (chart.logarithmic()) {
			double least = values.stream().flatMap(List::stream).mapToDouble(Double::doubleValue).min().orElseThrow();
			image.getStyler().setYAxisLogarithmic(true).setYAxisMin(Math.pow(10, Math.floor(Math.log10(least / 2))));
		}
		image.addSeries("median", chart.subjects(), values.stream().map(Section::median).toList()).setFillColor(ORANGE);
		int rounds = values.stream().mapToInt(List::size).min().orElse(0);
		for (int i = 0; i < rounds; i++) {
			int round = i;
			image
				.addSeries("round " + (round + 1), chart.subjects(),
						values.stream().map((ofSubject) -> ofSubject.get(round)).toList())
				.setChartCategorySeriesRenderStyle(CategorySeriesRenderStyle.Scatter)
				.setMarker(SeriesMarkers.CIRCLE)
				.setMarkerColor(Color.DARK_GRAY);
		}
		try {
			ImageIO.write(BitmapEncoder.getBufferedImage(image), "png", file.toFile());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
