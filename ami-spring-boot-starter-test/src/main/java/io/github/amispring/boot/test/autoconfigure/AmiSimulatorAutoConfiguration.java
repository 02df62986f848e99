/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.autoconfigure;

import io.github.amispring.simulator.AmiSimulator;
import io.github.amispring.simulator.AmiSimulatorBuilder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * {@link AutoConfiguration Auto-configuration} for a simulated PBX, see
 * {@link AutoConfigureAmiSimulator @AutoConfigureAmiSimulator}.
 */
@AutoConfiguration
public final class AmiSimulatorAutoConfiguration {

	private static final String USERNAME = "app";

	private static final String SECRET = "secret";

	AmiSimulatorAutoConfiguration() {
	}

	@Bean(destroyMethod = "close")
	AmiSimulator amiSimulator(ObjectProvider<AmiSimulatorBuilderCustomizer> customizers) {
		AmiSimulatorBuilder builder = AmiSimulator.builder().account(USERNAME, SECRET);
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder.build().start();
	}

	@Bean
	DynamicPropertyRegistrar amiSimulatorProperties(AmiSimulator amiSimulator) {
		return (registry) -> {
			registry.add("ami.host", () -> "127.0.0.1");
			registry.add("ami.port", amiSimulator::port);
			registry.add("ami.username", () -> USERNAME);
			registry.add("ami.secret", () -> SECRET);
			registry.add("ami.ssl.enabled", () -> false);
			// so that an event that a test raises finds somebody who listens
			registry.add("ami.startup", () -> "required");
		};
	}

}
