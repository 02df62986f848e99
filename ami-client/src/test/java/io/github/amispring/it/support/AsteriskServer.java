/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.support;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A real Asterisk for tests.
 *
 * @param version the major version of Asterisk
 * @param host the address of the manager interface
 * @param port the port for TCP
 * @param tlsPort the port for TLS
 * @param httpPort the port for HTTP
 * @param httpsPort the port for HTTP with TLS
 * @param sipPort the port of PJSIP
 * @param chanSipPort the port of chan_sip, 0 if the server has no chan_sip
 * @param admin an account with all permissions
 * @param limited an account that receives call and user events and may only execute
 * reporting actions
 * @param watcher an account that receives all events and may execute no actions
 * @param ca the certificate authority of the server's certificate, a PEM file
 * @param documentation the server's documentation of events and actions, an XML file
 */
public record AsteriskServer(int version, String host, int port, int tlsPort, int httpPort, int httpsPort, int sipPort,
		int chanSipPort, Account admin, Account limited, Account watcher, Path ca, Path documentation) {

	/**
	 * Returns the server that the environment defines.
	 * @param version the major version
	 * @param environment the environment variables
	 * @return the server, empty if the environment does not define it
	 */
	static Optional<AsteriskServer> from(int version, Map<String, String> environment) {
		String prefix = "AMI_IT_" + version + "_";
		if (!environment.containsKey(prefix + "HOST")) {
			return Optional.empty();
		}
		return Optional.of(new AsteriskServer(version, environment.get(prefix + "HOST"),
				Integer.parseInt(environment.get(prefix + "PORT")),
				Integer.parseInt(environment.get(prefix + "TLS_PORT")),
				Integer.parseInt(environment.get(prefix + "HTTP_PORT")),
				Integer.parseInt(environment.get(prefix + "HTTPS_PORT")),
				Integer.parseInt(environment.get(prefix + "SIP_PORT")),
				Integer.parseInt(environment.get(prefix + "CHAN_SIP_PORT")), Account.from(prefix, environment),
				Account.from(prefix + "LIMITED_", environment), Account.from(prefix + "EVENTS_", environment),
				Path.of(environment.get(prefix + "CA")), Path.of(environment.get(prefix + "DOCUMENTATION"))));
	}

	/**
	 * Returns how to start a missing server.
	 * @param version the major version
	 * @return the instruction
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
	 * An account in manager.conf.
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
