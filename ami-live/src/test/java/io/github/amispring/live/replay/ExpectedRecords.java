/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.scenario.CallScenario;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The expected records of a scenario: the file {@code expected/ID.txt}. Lines that begin
 * with {@code [16]} or {@code [22]} apply to this version of Asterisk only. Durations may
 * differ by 0.7 seconds, everything else must be the same.
 */
public final class ExpectedRecords {

	private static final Pattern DURATION = Pattern.compile("(\\d+\\.\\d) s");

	private static final double TOLERANCE = 0.7;

	private final List<String> lines;

	private ExpectedRecords(List<String> lines) {
		this.lines = lines;
	}

	/** Reads the expected records of a scenario. */
	public static ExpectedRecords of(CallScenario scenario, int version) {
		String resource = "/io/github/amispring/live/expected/" + scenario.id() + ".txt";
		try (InputStream in = ExpectedRecords.class.getResourceAsStream(resource)) {
			if (in == null) {
				throw new IllegalStateException("There is no file " + resource);
			}
			List<String> lines = new ArrayList<>();
			for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
				if (line.startsWith("[")) {
					if (line.startsWith("[" + version + "]")) {
						lines.add(line.substring(line.indexOf(']') + 1));
					}
				}
				else if (!line.isBlank()) {
					lines.add(line);
				}
			}
			return new ExpectedRecords(lines);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Verifies the records of ended calls. */
	public void verify(List<EndedCall> calls) {
		List<String> actual = RecordText.of(calls);
		List<String> adapted = new ArrayList<>();
		for (int i = 0; i < actual.size(); i++) {
			adapted
				.add((i < this.lines.size()) ? withExpectedDuration(actual.get(i), this.lines.get(i)) : actual.get(i));
		}
		assertThat(adapted).containsExactlyElementsOf(this.lines);
	}

	/** Replaces a duration that is close enough by the expected one. */
	private static String withExpectedDuration(String actual, String expected) {
		Matcher actualDuration = DURATION.matcher(actual);
		Matcher expectedDuration = DURATION.matcher(expected);
		if (actualDuration.find() && expectedDuration.find() && Math.abs(Double.parseDouble(actualDuration.group(1))
				- Double.parseDouble(expectedDuration.group(1))) <= TOLERANCE) {
			return actualDuration.replaceFirst(expectedDuration.group());
		}
		return actual;
	}

}
