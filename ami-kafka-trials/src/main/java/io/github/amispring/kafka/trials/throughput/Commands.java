/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.throughput;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Executes the commands of the trial in a process that receives events.
 */
final class Commands {

	private Commands() {
	}

	static void execute(Delays delays) throws IOException {
		BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String line = commands.readLine(); line != null; line = commands.readLine()) {
			if (line.equals("reset")) {
				delays.reset();
			}
			else {
				System.out.println("delays " + delays.text());
			}
		}
		System.exit(0);
	}

}
