/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.pbx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.amispring.boot.autoconfigure.AmiConnectionDetails;
import io.github.amispring.boot.autoconfigure.AmiConnectionRedirect;
import io.github.amispring.simulator.AmiSimulator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Starts two simulated PBXs with traffic if no PBX is configured.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(SimulatedServers.ENABLED)
class SimulatorConfiguration {

	private static final String CALLS = "${simulator.calls-per-minute:10}";

	/**
	 * Ahead-of-time processing determines which PBXs exist, and this class is then used
	 * regardless of its condition.
	 */
	@Bean
	static BeanFactoryPostProcessor simulatedServersRequired(Environment environment) {
		return (beanFactory) -> SimulatedServers.requireNoOthers(environment);
	}

	@Bean(initMethod = "start", destroyMethod = "close")
	AmiSimulator berlin(@Value(CALLS) double callsPerMinute) {
		return SimulatedSite.berlin().traffic(callsPerMinute).build();
	}

	@Bean(initMethod = "start", destroyMethod = "close")
	AmiSimulator hamburg(@Value(CALLS) double callsPerMinute) {
		return SimulatedSite.hamburg().traffic(callsPerMinute).build();
	}

	@Bean
	SimulatedLife simulatedLife(ConsolePbxs pbxs, Map<String, AmiSimulator> simulators,
			@Value(CALLS) double callsPerMinute) {
		List<SimulatedTraffic> traffic = new ArrayList<>();
		if (callsPerMinute > 0) {
			pbxs.forEach((pbx) -> traffic.add(
					new SimulatedTraffic(simulator(simulators, pbx.name()), pbx.client(), pbx.live(), traffic.size())));
		}
		return new SimulatedLife(traffic);
	}

	/**
	 * Connects each client to the simulator with the name of its server.
	 */
	@Bean
	AmiConnectionRedirect simulatorRedirect(Map<String, AmiSimulator> simulators) {
		return (server) -> new SimulatorConnection(simulator(simulators, server));
	}

	private static AmiSimulator simulator(Map<String, AmiSimulator> simulators, String server) {
		return Objects.requireNonNull(simulators.get(server));
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
			return SimulatedSite.ACCOUNT;
		}

		@Override
		public String getSecret() {
			return SimulatedSite.ACCOUNT;
		}

	}

}
