/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.micro;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import io.github.amispring.boot.event.AmiEventListenerFactory;
import io.github.amispring.boot.event.AmiEventPublisher;
import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiEvent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * Publishes typed records to an {@code @EventListener}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@OperationsPerInvocation(Stream10k.EVENTS)
public class Publishing {

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(
			AmiEventListenerFactory.class, Listeners.class);

	private final Subscribers subscribers = new Subscribers();

	private List<AmiEvent> events = List.of();

	/**
	 * Reads the stream.
	 * @throws IOException if the stream cannot be read
	 */
	@Setup
	public void read() throws IOException {
		this.events = Stream10k.messages().stream().map(EventTypes::decode).toList();
		new AmiEventPublisher(this.subscribers.client(), this.context, Duration.ZERO).start();
	}

	/** Publishes all events. */
	@Benchmark
	public void publish() {
		this.events.forEach(this.subscribers::deliver);
	}

	/** Closes the context. */
	@TearDown
	public void close() {
		this.context.close();
	}

	/**
	 * An application with one listener for all events.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Listeners {

		private final LongAdder events = new LongAdder();

		@EventListener
		void on(AmiEvent event) {
			this.events.increment();
		}

	}

}
