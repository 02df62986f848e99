/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.manager;

/**
 * A real Asterisk of {@code scripts/asterisk}, with the user of the trial and the one of
 * the instances.
 *
 * @param name the name of the PBX
 * @param port the port of the manager interface
 * @param username the user of the trial
 * @param secret the secret of this user
 * @param instanceUsername the user of the instances
 * @param instanceSecret the secret of this user
 */
public record Asterisk(String name, int port, String username, String secret, String instanceUsername,
		String instanceSecret) {

	/**
	 * Returns an Asterisk that the variables of {@code scripts/asterisk env} describe.
	 * @param version the version
	 * @return the Asterisk
	 */
	public static Asterisk ofEnvironment(int version) {
		return new Asterisk("asterisk-" + version, Integer.parseInt(variable(version, "PORT")),
				variable(version, "USERNAME"), variable(version, "SECRET"), variable(version, "EVENTS_USERNAME"),
				variable(version, "EVENTS_SECRET"));
	}

	private static String variable(int version, String name) {
		String value = System.getenv("AMI_IT_" + version + "_" + name);
		if (value == null) {
			throw new IllegalStateException("AMI_IT_" + version + "_" + name + " is not set. Run: scripts/asterisk up "
					+ version + "; eval \"$(scripts/asterisk env)\"");
		}
		return value;
	}

}
