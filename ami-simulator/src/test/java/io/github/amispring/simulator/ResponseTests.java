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
 * The responses of the simulator are identical to those of real servers.
 */
class ResponseTests {

	@ParameterizedTest
	@CsvSource({ "22.10.1,responses-22.txt", "16.28.0,responses-16.txt" })
	void respondsLikeARealServer(String version, String fixture) {
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
