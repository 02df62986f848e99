/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.live;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.client.AmiClient;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.model.LiveCall;

import org.springframework.beans.factory.DisposableBean;

/**
 * The application's live views by the names of their servers. The views follow the
 * servers that are added and removed at run time. Thread-safe. The names, the map and the
 * iterator are snapshots.
 *
 * @since 1.0.0
 */
public final class LivePbxs implements Iterable<LivePbx>, DisposableBean {

	private final Object lock = new Object();

	/** The views that were created at run time; guarded by the lock. */
	private final Set<LivePbx> created = new HashSet<>();

	private volatile Map<String, LivePbx> views;

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
	 * Creates an instance with a view for each client, also for those that are added
	 * later. The view of a removed client is closed.
	 * @param views the views of configured servers, each of a different
	 * {@link LivePbx#server() server}
	 * @param clients the clients
	 * @param factory creates the view of an added client
	 * @return the views in the same order
	 * @throws IllegalArgumentException if two views have the same server
	 */
	public static LivePbxs following(Collection<? extends LivePbx> views, AmiClients clients,
			Function<AmiClient, LivePbx> factory) {
		LivePbxs instance = of(views);
		clients.follow(new AmiClients.Listener() {

			@Override
			public void added(AmiClient client) {
				instance.add(client, factory);
			}

			@Override
			public void removed(AmiClient client) {
				instance.remove(client.name());
			}

		});
		return instance;
	}

	private void add(AmiClient client, Function<AmiClient, LivePbx> factory) {
		synchronized (this.lock) {
			String server = client.name();
			// a mocked client has no name, but a view
			if (server != null && !this.views.containsKey(server)) {
				LivePbx view = factory.apply(client);
				this.created.add(view);
				Map<String, LivePbx> views = new LinkedHashMap<>(this.views);
				views.put(server, view);
				this.views = Collections.unmodifiableMap(views);
			}
		}
	}

	private void remove(String server) {
		LivePbx view;
		synchronized (this.lock) {
			Map<String, LivePbx> views = new LinkedHashMap<>(this.views);
			view = views.remove(server);
			this.views = Collections.unmodifiableMap(views);
			if (view != null) {
				this.created.remove(view);
			}
		}
		if (view != null) {
			view.close();
		}
	}

	/**
	 * Closes the views that were created for added clients.
	 */
	@Override
	public void destroy() {
		List<LivePbx> created;
		synchronized (this.lock) {
			created = List.copyOf(this.created);
			this.created.clear();
		}
		created.forEach(LivePbx::close);
	}

	/**
	 * Returns the view of a server.
	 * @param server the name of the server, {@code default} for the server of the
	 * top-level properties
	 * @return the view
	 * @throws IllegalArgumentException if no server has this name
	 */
	public LivePbx get(String server) {
		Map<String, LivePbx> views = this.views;
		LivePbx view = views.get(server);
		if (view == null) {
			throw new IllegalArgumentException(
					"No server is named \"" + server + "\". The servers are: " + String.join(", ", views.keySet()));
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
