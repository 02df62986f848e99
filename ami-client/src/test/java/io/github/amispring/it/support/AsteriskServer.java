/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.support;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A real Asterisk that tests may use.
 *
 * @param version its major version
 * @param host the address of its manager interface
 * @param port the port for TCP
 * @param tlsPort the port for TLS
 * @param sipPort the port of PJSIP
 * @param chanSipPort the port of chan_sip, 0 where there is none
 * @param admin an account that may do and see everything
 * @param limited an account that may see calls and user events, and ask for reports only
 * @param watcher an account that may see everything and do nothing
 * @param ca the certificate authority of its certificate, a PEM file
 * @param documentation what it is documented to send and to take, an XML file
 */
public record AsteriskServer(int version, String host, int port, int tlsPort, int sipPort, int chanSipPort,
		Account admin, Account limited, Account watcher, Path ca, Path documentation) {

	/**
	 * The server that the environment tells of.
	 * @param version the major version
	 * @param environment the environment's variables
	 * @return the server, empty when the environment does not tell of it
	 */
	static Optional<AsteriskServer> from(int version, Map<String, String> environment) {
		String prefix = "AMI_IT_" + version + "_";
		if (!environment.containsKey(prefix + "HOST")) {
			return Optional.empty();
		}
		return Optional.of(new AsteriskServer(version, environment.get(prefix + "HOST"),
				Integer.parseInt(environment.get(prefix + "PORT")),
				Integer.parseInt(environment.get(prefix + "TLS_PORT")),
				Integer.parseInt(environment.get(prefix + "SIP_PORT")),
				Integer.parseInt(environment.get(prefix + "CHAN_SIP_PORT")), Account.from(prefix, environment),
				Account.from(prefix + "LIMITED_", environment), Account.from(prefix + "EVENTS_", environment),
				Path.of(environment.get(prefix + "CA")), Path.of(environment.get(prefix + "DOCUMENTATION"))));
	}

	/**
	 * What to do when the server is not there.
	 * @param version the major version
	 * @return a line for people
	 */
	static String howToStart(int version) {
		return "No Asterisk " + version + " to test against (AMI_IT_" + version + "_HOST is not set). Start one: sudo"
				+ " scripts/asterisk up " + version + "; set -a; eval \"$(scripts/asterisk env)\"; set +a";
	}

	@Override
	public String toString() {
		return "Asterisk " + this.version;
	}

	/**
	 * An account of manager.conf.
	 *
	 * @param username its name
	 * @param secret its secret
	 */
	public record Account(String username, String secret) {

		private static Account from(String prefix, Map<String, String> environment) {
			return new Account(environment.get(prefix + "USERNAME"), environment.get(prefix + "SECRET"));
		}

	}

}
