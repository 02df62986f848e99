/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.contender;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;

import io.github.amispring.action.PingAction;
import io.github.amispring.benchmarks.stream.Asterisk;
import io.github.amispring.client.AmiClient;
import io.github.amispring.event.AmiEventsLostEvent;
import io.github.amispring.event.DialBeginEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.message.AmiEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * A Spring Boot application with the starter in its default configuration.
 */
final class SpringContender implements Contender {

	private final Asterisk server;

	private final Class<? extends Application> application;

	private @Nullable ConfigurableApplicationContext context;

	SpringContender(Asterisk server, Class<? extends Application> application) {
		this.server = server;
		this.application = application;
	}

	@Override
	public void connect() {
		this.context = new SpringApplicationBuilder(this.application).web(WebApplicationType.NONE)
			.properties(Map.of("ami.host", this.server.host(), "ami.port", this.server.port(), "ami.username",
					this.server.username(), "ami.secret", this.server.secret(), "ami.startup", "required",
					"ami.live.enabled", false))
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
	public OptionalLong reportedLoss() {
		return bean(Application.class).reportedLoss();
	}

	@Override
	public void ping() {
		bean(AmiClient.class).execute(PingAction.of());
	}

	@Override
	public void pipeline(Pipeline pipeline, int outstanding) {
		throw new UnsupportedOperationException(
				"The starter does not send actions: an application sends them with the client");
	}

	@Override
	public void close() {
		Objects.requireNonNull(this.context).close();
	}

	/**
	 * An application that counts the events that its listeners receive.
	 */
	abstract static class Application {

		final LongAdder events = new LongAdder();

		OptionalLong reportedLoss() {
			return OptionalLong.empty();
		}

	}

	/**
	 * An application with one listener for all events.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class AllEvents extends Application {

		@EventListener
		void on(AmiEvent event) {
			this.events.increment();
		}

	}

	/**
	 * An application with listeners for three types of events, which is typical of most
	 * applications. The listener for lost events is not called for events in the stream.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class ThreeTypes extends Application {

		private final LongAdder lost = new LongAdder();

		@EventListener
		void on(NewChannelEvent event) {
			this.events.increment();
		}

		@EventListener
		void on(DialBeginEvent event) {
			this.events.increment();
		}

		@EventListener
		void on(HangupEvent event) {
			this.events.increment();
		}

		@EventListener
		void on(AmiEventsLostEvent event) {
			this.lost.add(event.count());
		}

		@Override
		OptionalLong reportedLoss() {
			return OptionalLong.of(this.lost.sum());
		}

	}

}
