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
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.scenario.CallScenario;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The expected records of a scenario: the file {@code expected/ID.txt}. A line may begin
 * with conditions in brackets: {@code [16]} or {@code [22]} if it applies to this version
 * of Asterisk only, {@code [?]} if it may be absent because Asterisk does not always
 * behave in the same way. Durations may differ by 0.7 seconds, or by the specified number
 * of seconds, as in {@code 3.5 s +- 1.0}. Everything else must be the same. Lines that
 * begin with {@code #} are comments.
 */
public final class ExpectedRecords {

	private static final Pattern LINE = Pattern.compile("(?:\\[(16|22)])?(\\[\\?])?(.*)");

	private static final Pattern DURATION = Pattern.compile("(\\d+\\.\\d) s(?: \\+- (\\d+\\.\\d))?");

	private static final String TOLERANCE = "0.7";

	private final List<Line> lines;

	private ExpectedRecords(List<Line> lines) {
		this.lines = lines;
	}

	/** Reads the expected records of a scenario. */
	public static ExpectedRecords of(CallScenario scenario, int version) {
		String resource = "/io/github/amispring/live/expected/" + scenario.id() + ".txt";
		try (InputStream in = ExpectedRecords.class.getResourceAsStream(resource)) {
			if (in == null) {
				throw new IllegalStateException("There is no file " + resource);
			}
			List<Line> lines = new ArrayList<>();
			for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
				Matcher matcher = LINE.matcher(line);
				if (!line.isBlank() && !line.startsWith("#") && matcher.matches()
						&& (matcher.group(1) == null || matcher.group(1).equals(String.valueOf(version)))) {
					lines.add(new Line(matcher.group(3), matcher.group(2) != null));
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
		verifyText(RecordText.of(calls));
	}

	/** Verifies the records of ended calls as {@link RecordText} describes them. */
	public void verifyText(List<String> actual) {
		List<String> adapted = new ArrayList<>(actual);
		List<String> expected = new ArrayList<>();
		for (Line line : this.lines) {
			int next = expected.size();
			if (next < adapted.size() && line.matches(adapted.get(next))) {
				adapted.set(next, line.text());
				expected.add(line.text());
			}
			else if (!line.optional()) {
				expected.add(line.text());
			}
		}
		assertThat(adapted).containsExactlyElementsOf(expected);
	}

	/**
	 * An expected line.
	 *
	 * @param text the text
	 * @param optional whether the line may be absent
	 */
	private record Line(String text, boolean optional) {

		/** Returns whether a line is the same, except that a duration may differ. */
		boolean matches(String actual) {
			Matcher expectedDuration = DURATION.matcher(this.text);
			Matcher actualDuration = DURATION.matcher(actual);
			if (!expectedDuration.find() || !actualDuration.find()) {
				return actual.equals(this.text);
			}
			String tolerance = Objects.requireNonNullElse(expectedDuration.group(2), TOLERANCE);
			return expectedDuration.replaceFirst("").equals(actualDuration.replaceFirst(""))
					&& Math.abs(Double.parseDouble(actualDuration.group(1))
							- Double.parseDouble(expectedDuration.group(1))) <= Double.parseDouble(tolerance);
		}

	}

}
