/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.it;

import java.util.List;
import java.util.Optional;

import io.github.amispring.live.scenario.ScenarioServer;
import org.opentest4j.TestAbortedException;

/**
 * The real Asterisks on which tests run. They are defined by environment variables, as
 * printed by {@code scripts/asterisk env}.
 */
final class Servers {

	/** The major versions. */
	static final List<Integer> VERSIONS = List.of(22, 16);

	private Servers() {
	}

	/**
	 * Returns the server with a version. If it does not exist, the test is skipped, or
	 * fails if the variable {@code AMI_IT_REQUIRED} is {@code true}.
	 */
	static ScenarioServer get(int version) {
		Optional<ScenarioServer> server = ScenarioServer.from(version, System.getenv());
		if (server.isPresent()) {
			return server.get();
		}
		String message = "No Asterisk " + version + " to test against (AMI_IT_" + version
				+ "_HOST is not set). Start one: sudo scripts/asterisk up " + version
				+ "; set -a; eval \"$(scripts/asterisk env)\"; set +a";
		if (Boolean.parseBoolean(System.getenv("AMI_IT_REQUIRED"))) {
			throw new AssertionError(message);
		}
		throw new TestAbortedException(message);
	}

}
