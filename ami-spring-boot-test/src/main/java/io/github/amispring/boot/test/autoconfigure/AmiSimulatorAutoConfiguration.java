/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.autoconfigure;

import java.util.Locale;

import io.github.amispring.boot.autoconfigure.AmiConnectionDetails;
import io.github.amispring.boot.autoconfigure.AmiConnectionRedirect;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.diagnostics.AmiPropertyNames;
import io.github.amispring.boot.test.autoconfigure.AutoConfigureAmiSimulator.Transport;
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
			ObjectProvider<AmiSimulators> addedSimulators, ObjectProvider<AmiClients> clients) {
		return new SimulatedClientsOnly(simulators, addedSimulators, clients);
	}

	@Bean
	AmiSimulators amiSimulators(ConfigurableListableBeanFactory beanFactory, ObjectProvider<Transport> transport,
			ObjectProvider<AmiSimulatorBuilderCustomizer> customizers) {
		return AmiSimulators.start(SimulatedServers.of(beanFactory).names(),
				transport.getIfAvailable(() -> Transport.TCP), customizers.orderedStream().toList());
	}

	@Bean
	AmiConnectionRedirect amiSimulatorRedirect(AmiSimulators simulators, ObjectProvider<Transport> transport) {
		boolean http = transport.getIfAvailable(() -> Transport.TCP) == Transport.HTTP;
		return (server) -> {
			AmiSimulator simulator = simulators.getOrStart(server);
			return new SimulatorConnectionDetails(http ? simulator.httpPort() : simulator.port());
		};
	}

	/**
	 * Requires a connection at startup, so that listeners receive all events of a test.
	 */
	@Bean
	DynamicPropertyRegistrar amiSimulatorProperties(AmiSimulators simulators, ObjectProvider<Transport> transport,
			Environment environment) {
		AmiPropertyNames names = new AmiPropertyNames(environment);
		String value = transport.getIfAvailable(() -> Transport.TCP).name().toLowerCase(Locale.ROOT);
		return (registry) -> simulators.names().forEach((server) -> {
			registry.add(names.of(server, "startup"), () -> "required");
			registry.add(names.of(server, "transport"), () -> value);
		});
	}

	private record SimulatorConnectionDetails(int port) implements AmiConnectionDetails {

		@Override
		public String getHost() {
			return "127.0.0.1";
		}

		@Override
		public int getPort() {
			return this.port;
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
