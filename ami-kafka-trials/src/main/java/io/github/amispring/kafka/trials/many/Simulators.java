/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.many;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.github.amispring.simulator.AmiSimulator;

/**
 * Simulated PBXs in one process. Prints their ports, and executes commands from the
 * standard input.
 */
public final class Simulators {

	static final String USERNAME = "app";

	static final String SECRET = "trial-secret";

	private final List<AmiSimulator> simulators = new ArrayList<>();

	private long serial;

	private Simulators() {
	}

	/**
	 * Starts simulators.
	 * @param args the number of simulators
	 * @throws IOException if the standard input fails
	 */
	public static void main(String[] args) throws IOException {
		Simulators simulators = new Simulators();
		for (int i = 0; i < Integer.parseInt(args[0]); i++) {
			AmiSimulator simulator = AmiSimulator.builder().account(USERNAME, SECRET).build().start();
			simulators.simulators.add(simulator);
			System.out.println("port " + simulator.port());
		}
		BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String line = commands.readLine(); line != null; line = commands.readLine()) {
			simulators.execute(line.split(" "));
		}
		System.exit(0);
	}

	private void execute(String[] command) {
		if (command[0].equals("raise")) {
			for (int i = 0; i < Integer.parseInt(command[1]); i++) {
				this.serial++;
				for (AmiSimulator simulator : this.simulators) {
					simulator.raise("Event", "UserEvent", "Privilege", "user,all", "UserEvent", "Trial", "Serial",
							String.valueOf(this.serial));
				}
			}
			System.out.println("raised " + this.serial);
		}
		else {
			int max = 0;
			int total = 0;
			for (AmiSimulator simulator : this.simulators) {
				int sessions = simulator.sessions().size();
				max = Math.max(max, sessions);
				total += sessions;
			}
			System.out.println("sessions " + total + " " + max);
		}
	}

}
