/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.pbx;

import java.util.Map;
import java.util.Objects;

import io.github.amispring.boot.autoconfigure.AmiConnectionDetails;
import io.github.amispring.boot.autoconfigure.AmiConnectionRedirect;
import io.github.amispring.simulator.AmiSimulator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Starts two simulated PBXs with traffic if no PBX is configured.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(SimulatedServers.ENABLED)
class SimulatorConfiguration {

	private static final String ACCOUNT = "console";

	@Bean(initMethod = "start", destroyMethod = "close")
	AmiSimulator berlin(@Value("${simulator.calls-per-minute:20}") double callsPerMinute) {
		return AmiSimulator.builder().account(ACCOUNT, ACCOUNT).httpPort(0).traffic(callsPerMinute).build();
	}

	@Bean(initMethod = "start", destroyMethod = "close")
	AmiSimulator hamburg(@Value("${simulator.calls-per-minute:20}") double callsPerMinute) {
		return AmiSimulator.builder().account(ACCOUNT, ACCOUNT).httpPort(0).traffic(callsPerMinute).seed(2).build();
	}

	/**
	 * Connects each client to the simulator with the name of its server.
	 */
	@Bean
	AmiConnectionRedirect simulatorRedirect(Map<String, AmiSimulator> simulators) {
		return (server) -> new SimulatorConnection(Objects.requireNonNull(simulators.get(server)));
	}

	private record SimulatorConnection(AmiSimulator simulator) implements AmiConnectionDetails {

		@Override
		public String getHost() {
			return "127.0.0.1";
		}

		@Override
		public int getPort() {
			return this.simulator.port();
		}

		@Override
		public int getHttpPort() {
			return this.simulator.httpPort();
		}

		@Override
		public String getUsername() {
			return ACCOUNT;
		}

		@Override
		public String getSecret() {
			return ACCOUNT;
		}

	}

}
