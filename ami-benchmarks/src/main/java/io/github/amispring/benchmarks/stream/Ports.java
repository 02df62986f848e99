/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.stream;

import java.util.Map;

/**
 * The ports of a server.
 *
 * @param tcp the port for TCP
 * @param tls the port for TLS, 0 if the server does not support TLS
 * @param http the port for HTTP
 * @param https the port for HTTP with TLS, 0 if the server does not support TLS
 * @param ca the certificate authority of the server's certificate, a PEM file; empty if
 * the server does not support TLS
 */
public record Ports(int tcp, int tls, int http, int https, String ca) {

	/**
	 * Returns the ports of the real Asterisk 22 that the environment variables specify.
	 * @param environment the variables that {@code scripts/asterisk env} prints
	 */
	public static Ports from(Map<String, String> environment) {
		String ca = environment.getOrDefault("AMI_IT_22_CA", "");
		return new Ports(port(environment, "PORT", 5038), ca.isEmpty() ? 0 : port(environment, "TLS_PORT", 5039),
				port(environment, "HTTP_PORT", 8088), ca.isEmpty() ? 0 : port(environment, "HTTPS_PORT", 8089), ca);
	}

	private static int port(Map<String, String> environment, String name, int defaultPort) {
		String port = environment.get("AMI_IT_22_" + name);
		return (port != null) ? Integer.parseInt(port) : defaultPort;
	}

	/** Returns whether the server supports TLS. */
	public boolean hasTls() {
		return !this.ca.isEmpty();
	}

}
