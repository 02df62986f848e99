/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.event.AmiApplicationEvent;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.event.UserEvent;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/**
 * An application whose instances share PBXs, or that consumes their events.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class SharingApplication {

	private static final String NAME = "test.instance";

	/** What this instance receives from Kafka. */
	private final ConsumedNumbers numbers = new ConsumedNumbers();

	private final boolean consuming;

	SharingApplication(Environment environment, ConnectionJournal journal, ObjectProvider<AmiClients> clients) {
		String name = environment.getRequiredProperty(NAME);
		this.consuming = environment.getProperty("ami.kafka.consume", Boolean.class, false);
		// event publishers stop before the clients
		clients.stream()
			.flatMap((all) -> all.asMap().values().stream())
			.forEach((client) -> client.onConnectionEvent((event) -> record(event, name, journal)));
	}

	private static void record(AmiConnectionEvent event, String instance, ConnectionJournal journal) {
		if (event instanceof AmiConnectedEvent) {
			journal.connected(instance, event.server());
		}
		else if (event instanceof AmiDisconnectedEvent) {
			journal.disconnected(instance, event.server());
		}
	}

	/** Starts an instance. */
	static ConfigurableApplicationContext run(String name, ConnectionJournal journal, Map<String, String> common,
			String... properties) {
		Map<String, String> all = new HashMap<>(common);
		all.put(NAME, name);
		all.put("spring.main.banner-mode", "off");
		all.put("management.endpoints.web.exposure.include", "*");
		// arguments take precedence over the system property of an embedded broker
		String[] arguments = Stream
			.concat(all.entrySet().stream().map((entry) -> entry.getKey() + "=" + entry.getValue()),
					Stream.of(properties))
			.map((property) -> "--" + property)
			.toArray(String[]::new);
		return new SpringApplicationBuilder(SharingApplication.class).web(WebApplicationType.NONE)
			.initializers((context) -> context.getBeanFactory().registerSingleton("journal", journal))
			.run(arguments);
	}

	ConsumedNumbers numbers() {
		return this.numbers;
	}

	@EventListener
	void on(AmiConnectedEvent event) {
		if (this.consuming) {
			this.numbers.connected(event.server());
		}
	}

	@EventListener
	void on(AmiDisconnectedEvent event) {
		if (this.consuming) {
			this.numbers.disconnected(event.server());
		}
	}

	@EventListener
	void on(AmiApplicationEvent<UserEvent> event) {
		if (this.consuming) {
			this.numbers.received(event.getServer(), Integer.parseInt(event.getPayload().message().get("N")));
		}
	}

}
