/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.client;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import io.github.amispring.Ami;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;

/**
 * The application's clients by the names of their servers. Servers can be added and
 * removed while the application runs. Thread-safe.
 * <p>
 * The names, the map and the iterator are snapshots: they do not change when a server is
 * added or removed.
 *
 * @since 1.0.0
 */
public final class AmiClients implements Iterable<AmiClient>, DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(AmiClients.class);

	private final Function<AmiClientSettings, AmiClient> factory;

	private final List<Follower> listeners = new CopyOnWriteArrayList<>();

	private volatile @Nullable Follower lifecycle;

	private final Object lock = new Object();

	/** The servers by name; guarded by the lock. */
	private final Map<String, RegisteredClient> servers = new LinkedHashMap<>();

	/** Guarded by the lock. */
	private boolean closed;

	private volatile Map<String, AmiClient> clients = Map.of();

	private AmiClients(Function<AmiClientSettings, AmiClient> factory) {
		this.factory = factory;
	}

	/**
	 * Creates an instance, which creates added clients with {@link Ami#createClient}.
	 * @param clients the clients, each with a different {@link AmiClient#name() name}
	 * @return the clients in the same order
	 * @throws IllegalArgumentException if two clients have the same name
	 */
	public static AmiClients of(Collection<? extends AmiClient> clients) {
		return of(clients, Ami::createClient);
	}

	/**
	 * Creates an instance.
	 * @param clients the clients, each with a different {@link AmiClient#name() name}
	 * @param factory creates the clients of servers that are added later
	 * @return the clients in the same order
	 * @throws IllegalArgumentException if two clients have the same name
	 */
	public static AmiClients of(Collection<? extends AmiClient> clients,
			Function<AmiClientSettings, AmiClient> factory) {
		AmiClients instance = new AmiClients(factory);
		for (AmiClient client : clients) {
			if (instance.servers.put(client.name(), RegisteredClient.of(client)) != null) {
				throw new IllegalArgumentException("Two AmiClient beans have the name \"" + client.name()
						+ "\". Set a different name in the settings of one of them.");
			}
		}
		instance.updateClients();
		return instance;
	}

	/**
	 * Returns the client of a server.
	 * @param server the name of the server, {@code default} for the server of the
	 * top-level properties
	 * @return the client
	 * @throws IllegalArgumentException if no server has this name
	 */
	public AmiClient get(String server) {
		Map<String, AmiClient> clients = this.clients;
		AmiClient client = clients.get(server);
		if (client == null) {
			throw new IllegalArgumentException(
					"No server is named \"" + server + "\". The servers are: " + String.join(", ", clients.keySet()));
		}
		return client;
	}

	/**
	 * Returns the names of the servers.
	 * @return the names, those of configured servers first, unmodifiable
	 */
	public Set<String> names() {
		return this.clients.keySet();
	}

	/**
	 * Returns the clients by name.
	 * @return the clients, those of configured servers first, unmodifiable
	 */
	public Map<String, AmiClient> asMap() {
		return this.clients;
	}

	/**
	 * Returns an iterator over the clients.
	 * @return the clients, those of configured servers first
	 */
	@Override
	public Iterator<AmiClient> iterator() {
		return this.clients.values().iterator();
	}

	/**
	 * Adds a server. Creates its client, informs the listeners, and starts the client if
	 * the application has started its clients. The client connects in the background, and
	 * reconnects until it is removed: the call does not wait for the connection. If the
	 * call fails, the server has not been added.
	 * @param settings the settings, to which the customizers of the application are
	 * applied
	 * @return the client
	 * @throws IllegalArgumentException if the settings are invalid, a server has the same
	 * name, or the name contains characters that the paths of endpoints do not support
	 * @throws IllegalStateException if the application has been closed
	 */
	public AmiClient add(AmiClientSettings settings) {
		RegisteredClient server = reserve(new ServerName(settings.name()).text());
		server.exclusively(() -> add(server, settings));
		AmiClient client = server.client();
		if (client == null) {
			throw new IllegalStateException("The server \"" + server.name() + "\" has no client");
		}
		logger.info("PBX \"{}\": the server was added", server.name());
		return client;
	}

	private RegisteredClient reserve(String name) {
		synchronized (this.lock) {
			requireOpen();
			RegisteredClient other = this.servers.get(name);
			if (other != null) {
				throw new IllegalArgumentException(other.isBeingRemoved()
						? "The server \"" + name + "\" is being removed. Add it again after its removal."
						: "A server named \"" + name
								+ "\" already exists. Choose a different name, or remove the server first.");
			}
			RegisteredClient server = RegisteredClient.reserved(name);
			this.servers.put(name, server);
			return server;
		}
	}

	private void requireOpen() {
		if (this.closed) {
			throw new IllegalStateException("No server can be added, because the application has been closed");
		}
	}

	private void add(RegisteredClient server, AmiClientSettings settings) {
		try {
			register(server, create(settings));
			this.listeners.forEach(server::inform);
			Follower lifecycle = this.lifecycle;
			if (lifecycle != null) {
				server.start(lifecycle);
			}
			server.added();
		}
		catch (Throwable ex) {
			server.abort();
			release(server);
			throw ex;
		}
	}

	private AmiClient create(AmiClientSettings settings) {
		AmiClient client = this.factory.apply(settings);
		if (!client.name().equals(settings.name())) {
			client.close();
			throw new IllegalArgumentException("The client of the server \"" + settings.name() + "\" has the name \""
					+ client.name() + "\". A customizer must not change the name.");
		}
		return client;
	}

	private void register(RegisteredClient server, AmiClient client) {
		synchronized (this.lock) {
			server.created(client);
			requireOpen();
			updateClients();
		}
	}

	/**
	 * Removes a server, which may also be a configured one. Stops its client, which
	 * delivers the received events, and then informs the listeners. The call waits until
	 * this is done, and at most for the stop timeouts of the client and of its listeners.
	 * If an event listener removes the server of its own client, the call does not wait:
	 * another thread removes the server after the listener has returned and the events
	 * that have been received have been delivered.
	 * @param server the name of the server
	 * @return {@code false} if no server has this name, or another call removes it
	 */
	public boolean remove(String server) {
		RegisteredClient registered;
		synchronized (this.lock) {
			registered = this.servers.get(server);
		}
		if (registered == null || !registered.beginRemoval()) {
			return false;
		}
		AmiClient client = registered.client();
		if (client != null && client.isListenerThread()) {
			BackgroundThread.run(() -> releaseRemoved(registered), "ami-" + server + "-removal");
		}
		else {
			releaseRemoved(registered);
		}
		return true;
	}

	private void releaseRemoved(RegisteredClient server) {
		release(server);
		logger.info("PBX \"{}\": the server was removed", server.name());
	}

	/** Removes what belongs to a server, and finally its name. */
	private void release(RegisteredClient server) {
		try {
			server.stop();
			synchronized (this.lock) {
				updateClients();
			}
			server.informOfRemoval();
			server.close();
		}
		finally {
			synchronized (this.lock) {
				this.servers.remove(server.name());
				updateClients();
			}
		}
	}

	private void updateClients() {
		Map<String, AmiClient> clients = new LinkedHashMap<>();
		this.servers.values().forEach((server) -> {
			AmiClient client = server.client();
			if (client != null && server.state() != RegisteredClient.State.STOPPED) {
				clients.put(server.name(), client);
			}
		});
		this.clients = Collections.unmodifiableMap(clients);
	}

	/**
	 * Registers a listener of servers that are added and removed from now on.
	 * @param listener the listener
	 */
	public void onChange(Listener listener) {
		Follower follower = follower(listener);
		this.listeners.add(follower);
		registered().forEach((server) -> server.markInformed(follower));
	}

	/**
	 * Registers a listener and informs it of the present clients. The listener is
	 * informed of each client once, even if another thread adds or removes servers at the
	 * same time.
	 * @param listener the listener
	 */
	public void follow(Listener listener) {
		Follower follower = follower(listener);
		this.listeners.add(follower);
		registered().forEach((server) -> server.inform(follower));
	}

	/**
	 * Sets the lifecycle of the clients. It is informed of each client: of the present
	 * ones by this call, of an added one after all listeners, so that they receive the
	 * first event, and of a removed one before all listeners. It starts an added client
	 * if clients have been started, without waiting for the connection, and stops a
	 * removed client. Without a lifecycle, added clients are not started.
	 * @param lifecycle starts and stops clients
	 */
	public void setLifecycle(Listener lifecycle) {
		Follower follower = follower(lifecycle);
		this.lifecycle = follower;
		registered().forEach((server) -> server.startIfPresent(follower));
	}

	private static Follower follower(Listener listener) {
		return new Follower(listener.getClass().getName(), listener::added, listener::removed);
	}

	private List<RegisteredClient> registered() {
		synchronized (this.lock) {
			return List.copyOf(this.servers.values());
		}
	}

	/**
	 * Closes the clients that were added. Afterwards, no server can be added.
	 */
	@Override
	public void destroy() {
		List<RegisteredClient> servers;
		synchronized (this.lock) {
			this.closed = true;
			servers = List.copyOf(this.servers.values());
		}
		servers.stream().filter(RegisteredClient::isAddedAtRunTime).forEach(RegisteredClient::close);
	}

	/**
	 * A listener of servers that are added and removed. Must be thread-safe, because
	 * several threads may add and remove different servers. For one server, the calls are
	 * made in order and never concurrently. A listener must not wait for the connection
	 * of a client.
	 *
	 * @since 1.0.0
	 */
	public interface Listener {

		/**
		 * Called before the client of an added server is started. If the method throws an
		 * exception, the server is not added, and {@link #removed} is called.
		 * @param client the client
		 */
		default void added(AmiClient client) {
		}

		/**
		 * Called after the client of a removed server has been stopped. The listeners are
		 * called in the reverse order of their registration. An exception is logged.
		 * @param client the client
		 */
		default void removed(AmiClient client) {
		}

	}

}
