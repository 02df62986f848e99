/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * A real Asterisk, as {@code scripts/asterisk env} prints it.
 *
 * @param version the major version
 */
record Asterisk(int version) {

	/** Skips the test if there is no such server, or fails if it is required. */
	static Asterisk of(int version) {
		Asterisk asterisk = new Asterisk(version);
		boolean configured = System.getenv(asterisk.variable("HOST")) != null;
		String explanation = "No Asterisk " + version + " to test against (" + asterisk.variable("HOST")
				+ " is not set). Start one: sudo scripts/asterisk up " + version
				+ "; set -a; eval \"$(scripts/asterisk env)\"; set +a";
		if (Boolean.parseBoolean(System.getenv("AMI_IT_REQUIRED"))) {
			assertThat(configured).as(explanation).isTrue();
		}
		assumeThat(configured).as(explanation).isTrue();
		return asterisk;
	}

	String get(String name) {
		String value = System.getenv(variable(name));
		assertThat(value).as(variable(name)).isNotNull();
		return value;
	}

	Http http() {
		return Http.of(get("HOST"), Integer.parseInt(get("HTTP_PORT")));
	}

	private String variable(String name) {
		return "AMI_IT_" + this.version + "_" + name;
	}

}
