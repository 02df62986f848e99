/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The simulator's answers are those of real servers, word by word.
 */
class AnswerTests {

	@ParameterizedTest
	@CsvSource({ "22.10.1,answers-22.txt", "16.28.0,answers-16.txt" })
	void answersAreThoseOfARealServer(String version, String fixture) {
		AmiSimulator simulator = AmiSimulator.builder()
			.asteriskVersion(version)
			.extension("answer", "Answer()", "Wait(2)", "Hangup(16)")
			.extension("echo", "Answer()", "Echo()")
			.build()
			.start();
		try (simulator; RawClient client = RawClient.login(simulator, "off")) {
			List<String> lines = Fixtures.lines(fixture);
			assertThat(lines).hasSizeGreaterThan(60);
			List<String> expected = new ArrayList<>();
			List<String> actual = new ArrayList<>();
			for (int i = 0; i < lines.size(); i += 2) {
				String request = lines.get(i).substring(2);
				expected.add(request + " => " + lines.get(i + 1).substring(2));
				actual.add(request + " => " + String.join(" | ", client.ask(request.split(" \\| "))));
			}
			assertThat(actual).isEqualTo(expected);
		}
	}

}
