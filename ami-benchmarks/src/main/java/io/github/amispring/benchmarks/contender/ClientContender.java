/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.contender;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import io.github.amispring.Ami;
import io.github.amispring.action.PingAction;
import io.github.amispring.benchmarks.stream.Asterisk;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiEvent;

/**
 * The client with one subscriber for all events. Its configuration is the default unless
 * settings are given.
 */
final class ClientContender implements Contender {

	private static final List<String> OTHERS = List.of("AOC", "DAHDI", "FAX", "MCID", "Meetme");

	private final AmiClient client;

	private final LongAdder events = new LongAdder();

	ClientContender(Asterisk server) {
		this(AmiClientSettings.builder()
			.host(server.host())
			.port(server.port())
			.credentials(server.username(), server.secret())
			.build());
	}

	ClientContender(AmiClientSettings settings) {
		this.client = Ami.createClient(settings);
	}

	/** Adds listeners for types of events that the stream does not contain. */
	void listenForOthers(int listeners) {
		List<EventType<?>> types = EventTypes.known()
			.stream()
			.filter((type) -> OTHERS.stream().anyMatch(type.name()::startsWith))
			.toList();
		for (int i = 0; i < listeners; i++) {
			this.client.subscribe(types.get(i % types.size()).eventClass(), (event) -> this.events.increment());
		}
	}

	AmiClient client() {
		return this.client;
	}

	@Override
	public void connect() {
		this.client.subscribe(AmiEvent.class, (event) -> this.events.increment());
		this.client.start().join();
	}

	@Override
	public long events() {
		return this.events.sum();
	}

	@Override
	public void ping() {
		this.client.execute(PingAction.of());
	}

	@Override
	public void pipeline(Pipeline pipeline, int outstanding) {
		pipeline.sent(outstanding);
		for (int i = 0; i < outstanding; i++) {
			send(pipeline);
		}
	}

	private void send(Pipeline pipeline) {
		this.client.send(PingAction.of()).whenComplete((response, failure) -> {
			if (failure != null) {
				throw new IllegalStateException(failure);
			}
			if (pipeline.responded(1) > 0) {
				send(pipeline);
			}
		});
	}

	@Override
	public void close() {
		this.client.close();
	}

}
