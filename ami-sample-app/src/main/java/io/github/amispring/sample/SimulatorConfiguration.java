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
 * Without {@code ami.host} there is no PBX to talk to, so the application brings one: a
 * simulator, in which people call each other.
 */
@Configuration(proxyBeanMethods = false)
// Spring Boot has no condition for a property that is missing; this one is true then
@ConditionalOnProperty(name = "ami.host", havingValue = "simulator", matchIfMissing = true)
class SimulatorConfiguration {

	private static final String ACCOUNT = "console";

	@Bean(initMethod = "start", destroyMethod = "close")
	AmiSimulator simulator(@Value("${simulator.calls-per-minute:20}") double callsPerMinute) {
		return AmiSimulator.builder().account(ACCOUNT, ACCOUNT).traffic(callsPerMinute).build();
	}

	/**
	 * Where there is such a bean, the starter connects to what it says, and not to what
	 * the properties say.
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
