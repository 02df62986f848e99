/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.amispring.live.event.LiveEvent;
import io.github.amispring.live.model.LiveBridge;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.LiveChannel;
import io.github.amispring.live.model.LiveConference;
import io.github.amispring.live.model.LiveDevice;
import io.github.amispring.live.model.LiveExtension;
import io.github.amispring.live.model.LiveQueue;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.ParkedCall;
import io.github.amispring.live.model.ViewState;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Builds the next snapshot from the last one and the changes of an event. The maps share
 * everything that has not changed, so that a snapshot costs as much as its changes.
 */
public final class Publication {

	private final String server;

	private PMap<String, LiveCall> calls = HashTreePMap.empty();

	private PMap<String, LiveChannel> channels = HashTreePMap.empty();

	private PMap<String, LiveBridge> bridges = HashTreePMap.empty();

	private PMap<String, LiveQueue> queues = HashTreePMap.empty();

	private PMap<String, LiveConference> conferences = HashTreePMap.empty();

	private PMap<String, ParkedCall> parked = HashTreePMap.empty();

	private PMap<String, LiveDevice> devices = HashTreePMap.empty();

	private PMap<String, LiveExtension> extensions = HashTreePMap.empty();

	private final List<LiveEvent> events = new ArrayList<>();

	private long version;

	private ViewState state = ViewState.STALE;

	private Instant since;

	private Instant at;

	/**
	 * Creates an empty publication.
	 */
	public Publication(String server, Instant at) {
		this.server = server;
		this.at = at;
		this.since = at;
	}

	/**
	 * Creates a change.
	 */
	@FunctionalInterface
	public interface EventFactory {

		/**
		 * Creates a change with the given server, number and time.
		 */
		LiveEvent create(String server, long version, Instant at);

	}

	/**
	 * Begins the changes of an event.
	 */
	public void begin(Instant at) {
		this.at = at;
	}

	/**
	 * Adds a change for listeners.
	 */
	public void emit(EventFactory factory) {
		this.events.add(factory.create(this.server, ++this.version, this.at));
	}

	/**
	 * Sets the state of the view.
	 */
	public void state(ViewState state) {
		this.state = state;
		this.since = this.at;
	}

	/**
	 * Returns a call of the last snapshot.
	 */
	public @Nullable LiveCall call(String id) {
		return this.calls.get(id);
	}

	/**
	 * Adds, replaces or removes a call.
	 */
	public void call(String id, @Nullable LiveCall call) {
		this.calls = put(this.calls, id, call);
	}

	/**
	 * Adds, replaces or removes a channel.
	 */
	public void channel(String id, @Nullable LiveChannel channel) {
		this.channels = put(this.channels, id, channel);
	}

	/**
	 * Adds, replaces or removes a bridge.
	 */
	public void bridge(String id, @Nullable LiveBridge bridge) {
		this.bridges = put(this.bridges, id, bridge);
	}

	/**
	 * Adds, replaces or removes a queue.
	 */
	public void queue(String name, @Nullable LiveQueue queue) {
		this.queues = put(this.queues, name, queue);
	}

	/**
	 * Adds, replaces or removes a conference.
	 */
	public void conference(String name, @Nullable LiveConference conference) {
		this.conferences = put(this.conferences, name, conference);
	}

	/**
	 * Adds, replaces or removes a parked call.
	 */
	public void parked(String uniqueId, @Nullable ParkedCall call) {
		this.parked = put(this.parked, uniqueId, call);
	}

	/**
	 * Adds, replaces or removes a device.
	 */
	public void device(String name, @Nullable LiveDevice device) {
		this.devices = put(this.devices, name, device);
	}

	/**
	 * Adds, replaces or removes an extension.
	 */
	public void extension(String name, @Nullable LiveExtension extension) {
		this.extensions = put(this.extensions, name, extension);
	}

	private static <V> PMap<String, V> put(PMap<String, V> map, String key, @Nullable V value) {
		return (value != null) ? map.plus(key, value) : map.minus(key);
	}

	/**
	 * Returns the snapshot with all changes so far.
	 */
	public LiveSnapshot snapshot() {
		return new LiveSnapshot(this.server, this.version, this.state, this.since, this.calls, this.channels,
				this.bridges, this.queues, this.conferences, this.parked, this.devices, this.extensions);
	}

	/**
	 * Returns the changes since the last call.
	 */
	public List<LiveEvent> takeEvents() {
		List<LiveEvent> taken = List.copyOf(this.events);
		this.events.clear();
		return taken;
	}

}
