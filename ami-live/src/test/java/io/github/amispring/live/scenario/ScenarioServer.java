/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.scenario;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;

import io.github.amispring.client.AmiClientSettings;

/**
 * The Asterisk on which scenarios run, as {@code scripts/asterisk env} describes it.
 *
 * @param version the major version
 * @param host the address of the manager interface
 * @param port the port of the manager interface
 * @param sip the address of PJSIP
 * @param username an account with all permissions
 * @param secret the secret of the account
 */
public record ScenarioServer(int version, String host, int port, InetSocketAddress sip, String username,
		String secret) {

	/** Returns the server that the environment defines, empty if it defines none. */
	public static Optional<ScenarioServer> from(int version, Map<String, String> environment) {
		String prefix = "AMI_IT_" + version + "_";
		if (!environment.containsKey(prefix + "HOST")) {
			return Optional.empty();
		}
		int sipPort = Integer.parseInt(environment.get(prefix + "SIP_PORT"));
		return Optional.of(new ScenarioServer(version, environment.get(prefix + "HOST"),
				Integer.parseInt(environment.get(prefix + "PORT")),
				new InetSocketAddress(InetAddress.getLoopbackAddress(), sipPort), environment.get(prefix + "USERNAME"),
				environment.get(prefix + "SECRET")));
	}

	/** Returns settings for a client of this server. */
	public AmiClientSettings.Builder settings() {
		return AmiClientSettings.builder()
			.name("asterisk-" + this.version)
			.host(this.host)
			.port(this.port)
			.credentials(this.username, this.secret);
	}

}
