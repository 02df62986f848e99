/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.testsupport;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.amispring.client.AmiClient;
import io.github.amispring.message.AmiEvent;
import org.awaitility.Awaitility;

/**
 * Records all events and connection events of a client, in order.
 */
public final class Recorder {

	private final List<Object> all = new CopyOnWriteArrayList<>();

	public Recorder(AmiClient client) {
		client.subscribe(AmiEvent.class, this.all::add);
		client.onConnectionEvent(this.all::add);
	}

	/** Returns all events and connection events. */
	public List<Object> all() {
		return this.all;
	}

	/** Returns the names of events and the simple class names of connection events. */
	public List<String> names() {
		return this.all.stream()
			.map((item) -> (item instanceof AmiEvent event) ? event.eventName() : item.getClass().getSimpleName())
			.toList();
	}

	/** Returns the events without connection events. */
	public List<AmiEvent> events() {
		return only(AmiEvent.class);
	}

	public <T> List<T> only(Class<T> type) {
		return this.all.stream().filter(type::isInstance).map(type::cast).toList();
	}

	/** Waits for an event or connection event with this name. */
	public void await(String name) {
		await(name, 1);
	}

	/** Waits for a number of events with this name. */
	public void await(String name, int count) {
		Awaitility.await(name).until(() -> names().stream().filter(name::equals).count() >= count);
	}

}
