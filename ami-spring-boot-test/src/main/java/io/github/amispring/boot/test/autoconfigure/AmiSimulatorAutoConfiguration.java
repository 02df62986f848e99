/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.autoconfigure;

import io.github.amispring.boot.autoconfigure.AmiConnectionDetails;
import io.github.amispring.boot.autoconfigure.AmiConnectionRedirect;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.diagnostics.AmiPropertyNames;
import io.github.amispring.simulator.AmiSimulator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * {@link AutoConfiguration Auto-configuration} for simulated PBXs, see
 * {@link AutoConfigureAmiSimulator @AutoConfigureAmiSimulator}.
 *
 * @since 1.0.0
 */
@AutoConfiguration
public final class AmiSimulatorAutoConfiguration {

	AmiSimulatorAutoConfiguration() {
	}

	@Bean
	static AmiSimulatorRegistrar amiSimulatorRegistrar() {
		return new AmiSimulatorRegistrar();
	}

	@Bean
	static SimulatedClientsOnly amiSimulatedClientsOnly(ObjectProvider<AmiSimulator> simulators,
			ObjectProvider<AmiClients> clients) {
		return new SimulatedClientsOnly(simulators, clients);
	}

	@Bean
	AmiSimulators amiSimulators(ConfigurableListableBeanFactory beanFactory,
			ObjectProvider<AmiSimulatorBuilderCustomizer> customizers) {
		return AmiSimulators.start(SimulatedServers.of(beanFactory).names(), customizers.orderedStream().toList());
	}

	@Bean
	AmiConnectionRedirect amiSimulatorRedirect(AmiSimulators simulators) {
		return (server) -> new SimulatorConnectionDetails(simulators.get(server));
	}

	/**
	 * Requires a connection at startup, so that listeners receive all events of a test.
	 */
	@Bean
	DynamicPropertyRegistrar amiSimulatorProperties(AmiSimulators simulators, Environment environment) {
		AmiPropertyNames names = new AmiPropertyNames(environment);
		return (registry) -> simulators.names()
			.forEach((server) -> registry.add(names.of(server, "startup"), () -> "required"));
	}

	private record SimulatorConnectionDetails(AmiSimulator simulator) implements AmiConnectionDetails {

		@Override
		public String getHost() {
			return "127.0.0.1";
		}

		@Override
		public int getPort() {
			return this.simulator.port();
		}

		@Override
		public String getUsername() {
			return AmiSimulators.USERNAME;
		}

		@Override
		public String getSecret() {
			return AmiSimulators.SECRET;
		}

	}

}
