/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.contender;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

import io.github.amispring.action.PingAction;
import io.github.amispring.benchmarks.stream.Asterisk;
import io.github.amispring.client.AmiClient;
import io.github.amispring.message.AmiEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * A Spring Boot application with our starter as it is by default, and one listener for
 * all events.
 */
final class SpringContender implements Contender {

	private final Asterisk server;

	private @Nullable ConfigurableApplicationContext context;

	SpringContender(Asterisk server) {
		this.server = server;
	}

	@Override
	public void connect() {
		this.context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties(Map.of("ami.host", this.server.host(), "ami.port", this.server.port(), "ami.username",
					this.server.username(), "ami.secret", this.server.secret(), "ami.startup", "required"))
			.run();
	}

	private <T> T bean(Class<T> type) {
		return Objects.requireNonNull(this.context).getBean(type);
	}

	@Override
	public long events() {
		return bean(Application.class).events.sum();
	}

	@Override
	public void ping() {
		bean(AmiClient.class).execute(PingAction.of());
	}

	@Override
	public void pipeline(Pipeline pipeline, int outstanding) {
		throw new UnsupportedOperationException("It is the client that sends");
	}

	@Override
	public void close() {
		Objects.requireNonNull(this.context).close();
	}

	/**
	 * The application.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		private final LongAdder events = new LongAdder();

		@EventListener
		void on(AmiEvent event) {
			this.events.increment();
		}

	}

}
