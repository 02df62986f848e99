/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.live;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.github.amispring.live.LivePbx;
import io.github.amispring.live.model.LiveCall;

/**
 * The application's live views by the names of their servers. Immutable and thread-safe.
 *
 * @since 1.0.0
 */
public final class LivePbxs implements Iterable<LivePbx> {

	private final Map<String, LivePbx> views;

	private LivePbxs(Map<String, LivePbx> views) {
		this.views = views;
	}

	/**
	 * Creates an instance.
	 * @param views the views, each of a different {@link LivePbx#server() server}
	 * @return the views in the same order
	 * @throws IllegalArgumentException if two views have the same server
	 */
	public static LivePbxs of(Collection<? extends LivePbx> views) {
		Map<String, LivePbx> byName = new LinkedHashMap<>();
		for (LivePbx view : views) {
			if (byName.put(view.server(), view) != null) {
				throw new IllegalArgumentException("Two LivePbx beans have the server \"" + view.server() + "\".");
			}
		}
		return new LivePbxs(Collections.unmodifiableMap(byName));
	}

	/**
	 * Returns the view of a server.
	 * @param server the name of the server, {@code default} for the server of the
	 * top-level properties
	 * @return the view
	 * @throws IllegalArgumentException if no server has this name
	 */
	public LivePbx get(String server) {
		LivePbx view = this.views.get(server);
		if (view == null) {
			throw new IllegalArgumentException("No server is named \"" + server + "\". The servers are: "
					+ String.join(", ", this.views.keySet()));
		}
		return view;
	}

	/**
	 * Returns the names of the servers.
	 * @return the names, in the order of configuration, unmodifiable
	 */
	public Set<String> names() {
		return this.views.keySet();
	}

	/**
	 * Returns the views by the names of their servers.
	 * @return the views in the order of configuration, unmodifiable
	 */
	public Map<String, LivePbx> asMap() {
		return this.views;
	}

	/**
	 * Returns the live calls of all servers.
	 * @return the calls, server by server
	 */
	public List<LiveCall> calls() {
		return this.views.values().stream().flatMap((view) -> view.calls().stream()).toList();
	}

	/**
	 * Returns a live call of any server.
	 * @param id the identifier of the call, which is unique among all servers
	 * @return the call, if it exists
	 */
	public Optional<LiveCall> call(String id) {
		return this.views.values()
			.stream()
			.map((view) -> view.call(id).orElse(null))
			.filter(Objects::nonNull)
			.findFirst();
	}

	/**
	 * Returns the calls of a device, or of the parties with a number, on all servers.
	 * @param deviceOrNumber a device, such as {@code PJSIP/100}, or a number
	 * @return the calls, server by server
	 */
	public List<LiveCall> callsOf(String deviceOrNumber) {
		return this.views.values().stream().flatMap((view) -> view.callsOf(deviceOrNumber).stream()).toList();
	}

	/**
	 * Returns an iterator over the views.
	 * @return the views, in the order of configuration
	 */
	@Override
	public Iterator<LivePbx> iterator() {
		return this.views.values().iterator();
	}

}
