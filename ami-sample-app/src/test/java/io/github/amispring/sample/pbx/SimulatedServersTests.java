/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.pbx;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class SimulatedServersTests {

	@Test
	void addsTwoServersIfThereIsNone() {
		ConfigurableEnvironment environment = process(Map.of("ami.events.exclude", "RTCP*"));
		assertThat(environment.getProperty("simulator.enabled")).isEqualTo("true");
		assertThat(List.of("berlin", "hamburg"))
			.allSatisfy((name) -> assertThat(environment.getProperty("ami.servers." + name + ".host")).isNotEmpty());
	}

	@Test
	void anEmptyHostIsNoHost() {
		assertThat(process(Map.of("ami.host", "")).getProperty("ami.servers.berlin.host")).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ami.host", "ami.servers.east.host" })
	void addsNothingIfAPbxIsConfigured(String property) {
		ConfigurableEnvironment environment = process(Map.of(property, "pbx.example.com"));
		assertThat(environment.getProperty("simulator.enabled")).isNull();
		assertThat(environment.getProperty("ami.servers.berlin.host")).isNull();
		assertThat(environment.getProperty("ami.live.trunks")).isNull();
	}

	@Test
	void doesNotReplaceTheTrunks() {
		assertThat(process(Map.of("ami.live.trunks", "PJSIP/provider")).getProperty("ami.live.trunks"))
			.isEqualTo("PJSIP/provider");
	}

	private static ConfigurableEnvironment process(Map<String, Object> properties) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
		new SimulatedServers().postProcessEnvironment(environment, new SpringApplication());
		return environment;
	}

}
