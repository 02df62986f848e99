/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A real Asterisk for tests. {@code scripts/asterisk env} prints the environment
 * variables that define it.
 */
public final class AsteriskServer {

	private final String prefix;

	private final int amiPort;

	private AsteriskServer(String prefix, int amiPort) {
		this.prefix = prefix;
		this.amiPort = amiPort;
	}

	/**
	 * Returns the Asterisk of a version, or skips the test if none is defined.
	 * @param version the version, such as {@code 22}
	 * @return the server
	 */
	public static AsteriskServer require(String version) {
		String prefix = "AMI_IT_" + version + "_";
		boolean defined = System.getenv(prefix + "HOST") != null;
		if ("true".equals(System.getenv("AMI_IT_REQUIRED"))) {
			assertThat(defined).as(prefix + "HOST is not set, but AMI_IT_REQUIRED is").isTrue();
		}
		assumeTrue(defined, prefix + "HOST is not set, see scripts/asterisk env");
		return new AsteriskServer(prefix, Integer.parseInt(System.getenv(prefix + "PORT")));
	}

	/**
	 * Returns the port of AMI.
	 * @return the port
	 */
	public int amiPort() {
		return this.amiPort;
	}

	/**
	 * Returns the same server with another port of AMI, which leads to it.
	 * @param amiPort the port
	 * @return the server
	 */
	public AsteriskServer withAmiPort(int amiPort) {
		return new AsteriskServer(this.prefix, amiPort);
	}

	/**
	 * Starts the console on a free port, connected to this server.
	 * @param sources the application and further classes of the test
	 * @param properties further properties
	 * @return the context of the console
	 */
	public ConfigurableApplicationContext startConsole(List<Class<?>> sources, String... properties) {
		Stream<String> connection = Stream.of("server.port=0", "ami.host=" + get("HOST"), "ami.port=" + this.amiPort,
				"ami.username=" + get("USERNAME"), "ami.secret=" + get("SECRET"));
		return new SpringApplication(sources.toArray(Class[]::new))
			.run(Stream.concat(connection, Arrays.stream(properties))
				.map((property) -> "--" + property)
				.toArray(String[]::new));
	}

	/**
	 * Returns the SIP address.
	 * @return the address
	 */
	public InetSocketAddress sip() {
		return new InetSocketAddress(get("HOST"), Integer.parseInt(get("SIP_PORT")));
	}

	private String get(String variable) {
		return System.getenv(this.prefix + variable);
	}

}
