/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.forward;

import java.time.Duration;
import java.util.List;

import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClient.Subscription;
import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.event.UnknownEvent;
import io.github.amispring.kafka.record.AmiRecord;
import io.github.amispring.message.AmiMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Forwards the events of a client, including those of its connection, to a topic. Events
 * with the same key are written in wire order. Thread-safe.
 * <p>
 * The thread that delivers the events of the client only adds them to a bounded buffer,
 * so it never waits for a broker. The events remain in the buffer until the broker has
 * acknowledged them. If the buffer is full, the newest events are lost: they are counted
 * and logged, and an {@link AmiRecord.Loss} takes their place in the topic.
 * <p>
 * The producers of the factory must have the configuration of {@link ReliableProducer}.
 *
 * @since 1.0.0
 */
public final class EventForwarder implements Forwarder {

	private static final Logger logger = LoggerFactory.getLogger(EventForwarder.class);

	private final AmiClient client;

	private final ForwarderSettings settings;

	private final RecordKeys keys;

	private final ForwarderRun run;

	/** Guarded by this. */
	private List<Subscription> subscriptions = List.of();

	/**
	 * Creates a forwarder.
	 * @param client the client
	 * @param settings the settings
	 * @param keys the keys of the events
	 * @param producers creates producers, which may be shared with other forwarders
	 */
	public EventForwarder(AmiClient client, ForwarderSettings settings, RecordKeys keys,
			ProducerFactory<String, byte[]> producers) {
		this.client = client;
		this.settings = settings;
		this.keys = keys;
		this.run = new ForwarderRun(client.name(), settings, producers);
	}

	@Override
	public String server() {
		return this.client.name();
	}

	@Override
	public String topic() {
		return this.settings.topic();
	}

	@Override
	public synchronized void start() {
		if (!this.run.isRunning()) {
			this.run.start();
			this.subscriptions = List.of(this.client.onEventMessage((type, message) -> add(message)),
					this.client.onConnectionEvent(this::add));
		}
	}

	private void add(AmiMessage message) {
		// the record is not needed, because the JSON is written from the message
		add(Entry.of(key(message), message.receivedAt(),
				(origin) -> new AmiRecord.Event(origin, new UnknownEvent(message))));
	}

	private void add(AmiConnectionEvent event) {
		add(Entry.of(this.client.name(), event.at(), (origin) -> new AmiRecord.Connection(origin, event)));
	}

	private void add(Entry entry) {
		RecordBuffer buffer = this.run.buffer();
		if (buffer != null) {
			buffer.add(entry);
		}
	}

	private String key(AmiMessage message) {
		try {
			return this.keys.key(message);
		}
		catch (RuntimeException ex) {
			logger.error("PBX \"{}\": the key of an event could not be determined", this.client.name(), ex);
			return this.client.name();
		}
	}

	@Override
	public boolean flush(Duration timeout) {
		return this.run.flush(timeout.toNanos());
	}

	@Override
	public synchronized void stop(Duration timeout) {
		unsubscribe();
		this.run.stop(timeout);
	}

	@Override
	public synchronized void abort() {
		unsubscribe();
		this.run.abort();
	}

	private void unsubscribe() {
		this.subscriptions.forEach(Subscription::close);
		this.subscriptions = List.of();
	}

	@Override
	public ForwarderStatistics statistics() {
		return this.run.statistics();
	}

}
