/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.stream;

import java.util.Map;
import java.util.Optional;

/**
 * A server to connect to.
 *
 * @param host its host
 * @param port its port
 * @param username the user name of an account with all permissions
 * @param secret the secret of the account
 */
public record Asterisk(String host, int port, String username, String secret) {

	/**
	 * Returns the real Asterisk 22 that the environment variables specify.
	 * @param environment the variables that {@code scripts/asterisk env} prints
	 */
	public static Optional<Asterisk> from(Map<String, String> environment) {
		String prefix = "AMI_IT_22_";
		String host = environment.get(prefix + "HOST");
		if (host == null || host.equals("none")) {
			return Optional.empty();
		}
		return Optional.of(new Asterisk(host, Integer.parseInt(environment.getOrDefault(prefix + "PORT", "5038")),
				environment.getOrDefault(prefix + "USERNAME", ""), environment.getOrDefault(prefix + "SECRET", "")));
	}

	/**
	 * Returns a replay server on this machine, which accepts any account.
	 * @param port its port
	 */
	public static Asterisk replaying(int port) {
		return new Asterisk("127.0.0.1", port, "benchmark", "benchmark");
	}

}
