/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.pbx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Adds two simulated servers to the configuration if it contains no PBX. This happens
 * before the beans are defined, because the auto-configuration defines a client for each
 * configured server.
 */
class SimulatedServers implements EnvironmentPostProcessor {

	/** The names of the simulated servers. */
	static final List<String> NAMES = List.of("berlin", "hamburg");

	/** The property that is {@code true} if the PBXs are simulated. */
	static final String ENABLED = "simulator.enabled";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		Binder binder = Binder.get(environment);
		if (!isConfigured(binder)) {
			Map<String, Object> properties = new LinkedHashMap<>();
			properties.put(ENABLED, true);
			for (String name : NAMES) {
				properties.put("ami.servers." + name + ".host", "127.0.0.1");
			}
			properties.put("ami.live.trunks", "PJSIP/trunk");
			environment.getPropertySources().addLast(new MapPropertySource("simulatedServers", properties));
		}
	}

	private static boolean isConfigured(Binder binder) {
		return StringUtils.hasText(host(binder)) || servers(binder).isBound();
	}

	private static @Nullable String host(Binder binder) {
		return binder.bind("ami.host", String.class).orElse(null);
	}

	private static BindResult<Map<String, Object>> servers(Binder binder) {
		return binder.bind("ami.servers", Bindable.mapOf(String.class, Object.class));
	}

	/**
	 * Rejects a PBX that was not configured when the application was processed ahead of
	 * time with the simulated servers.
	 * @param environment the environment
	 */
	static void requireNoOthers(Environment environment) {
		if (environment.getProperty(ENABLED, Boolean.class, false)) {
			return;
		}
		Binder binder = Binder.get(environment);
		String host = host(binder);
		boolean single = StringUtils.hasText(host);
		throw new InvalidConfigurationPropertyValueException(single ? "ami.host" : "ami.servers",
				single ? host : servers(binder).map(Map::keySet).orElse(Set.of()),
				"This application was processed ahead of time with two simulated PBXs. To use another PBX, start it"
						+ " without \"-Dspring.aot.enabled=true\", or set this property during the build, for example"
						+ " with the environment variable AMI_HOST.");
	}

}
