/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample;

import io.github.amispring.boot.autoconfigure.AmiConnectionDetails;
import io.github.amispring.simulator.AmiSimulator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Starts a simulated PBX with traffic if {@code ami.host} is not set.
 */
@Configuration(proxyBeanMethods = false)
// Spring Boot has no condition that matches when a property is missing; matchIfMissing
// has this effect
@ConditionalOnProperty(name = "ami.host", havingValue = "simulator", matchIfMissing = true)
class SimulatorConfiguration {

	private static final String ACCOUNT = "console";

	@Bean(initMethod = "start", destroyMethod = "close")
	AmiSimulator simulator(@Value("${simulator.calls-per-minute:20}") double callsPerMinute) {
		return AmiSimulator.builder().account(ACCOUNT, ACCOUNT).httpPort(0).traffic(callsPerMinute).build();
	}

	/**
	 * Provides the connection to the simulator. A bean of this type takes precedence over
	 * the {@code ami} properties.
	 */
	@Bean
	AmiConnectionDetails simulatorConnectionDetails(AmiSimulator simulator) {
		return new AmiConnectionDetails() {

			@Override
			public String getHost() {
				return "127.0.0.1";
			}

			@Override
			public int getPort() {
				return simulator.port();
			}

			@Override
			public int getHttpPort() {
				return simulator.httpPort();
			}

			@Override
			public String getUsername() {
				return ACCOUNT;
			}

			@Override
			public String getSecret() {
				return ACCOUNT;
			}

		};
	}

}
