/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import io.github.amispring.client.AmiClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server of {@link AmiClients} with the listeners that have been informed of its
 * client. Each listener is informed once, also if it is registered while the client is
 * being added. The lock is held while listeners are informed, and not while the client
 * stops.
 */
final class RegisteredClient {

	private static final Logger logger = LoggerFactory.getLogger(RegisteredClient.class);

	private final String name;

	private final boolean addedAtRunTime;

	private final ReentrantLock lock = new ReentrantLock();

	/** Guarded by the lock. */
	private final List<Follower> informed = new ArrayList<>();

	/** Guarded by the lock. */
	private @Nullable Follower lifecycle;

	private volatile @Nullable AmiClient client;

	private volatile State state;

	private RegisteredClient(String name, @Nullable AmiClient client, State state) {
		this.name = name;
		this.addedAtRunTime = client == null;
		this.client = client;
		this.state = state;
	}

	/** Returns a server whose client exists. */
	static RegisteredClient of(AmiClient client) {
		return new RegisteredClient(client.name(), client, State.PRESENT);
	}

	/** Returns a server whose client has not been created yet. */
	static RegisteredClient reserved(String name) {
		return new RegisteredClient(name, null, State.ADDING);
	}

	String name() {
		return this.name;
	}

	/** Returns the client, {@code null} if it has not been created yet. */
	@Nullable AmiClient client() {
		return this.client;
	}

	/** Returns whether the client is not a bean of the container, which closes beans. */
	boolean isAddedAtRunTime() {
		return this.addedAtRunTime;
	}

	State state() {
		return this.state;
	}

	boolean isBeingRemoved() {
		return this.state == State.REMOVING || this.state == State.STOPPED;
	}

	/** Runs a task while no other thread informs listeners of this client. */
	void exclusively(Runnable task) {
		this.lock.lock();
		try {
			task.run();
		}
		finally {
			this.lock.unlock();
		}
	}

	void created(AmiClient client) {
		this.client = client;
	}

	void added() {
		this.state = State.PRESENT;
	}

	/**
	 * Starts the removal, after other threads have informed the listeners of the added
	 * client.
	 * @return {@code false} if the client is being removed by another call
	 */
	boolean beginRemoval() {
		if (isBeingRemoved()) {
			return false;
		}
		if (this.lock.isHeldByCurrentThread()) {
			throw new IllegalStateException("The server \"" + this.name
					+ "\" cannot be removed by a listener that is being informed of its addition");
		}
		this.lock.lock();
		try {
			if (this.state != State.PRESENT) {
				return false;
			}
			this.state = State.REMOVING;
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Ends the addition after a failure. */
	void abort() {
		this.state = State.REMOVING;
	}

	/** Informs a listener of the client, unless it has been informed. */
	void inform(Follower listener) {
		this.lock.lock();
		try {
			AmiClient client = this.client;
			if (client != null && !isBeingRemoved() && !isInformed(listener)) {
				this.informed.add(listener);
				listener.added(client);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Marks a listener that knows the client already. */
	void markInformed(Follower listener) {
		this.lock.lock();
		try {
			if (!isInformed(listener)) {
				this.informed.add(listener);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean isInformed(Follower listener) {
		return this.informed.stream().anyMatch((each) -> each == listener);
	}

	/** Informs the lifecycle of the client, if all listeners have been informed. */
	void startIfPresent(Follower lifecycle) {
		this.lock.lock();
		try {
			if (this.state == State.PRESENT) {
				start(lifecycle);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Informs the lifecycle of the client, unless it has been informed. */
	void start(Follower lifecycle) {
		this.lock.lock();
		try {
			AmiClient client = this.client;
			if (client != null && this.lifecycle != lifecycle) {
				this.lifecycle = lifecycle;
				lifecycle.added(client);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Stops the client. The lock is not held while the client stops. */
	void stop() {
		this.lock.lock();
		Follower lifecycle = this.lifecycle;
		this.lock.unlock();
		if (lifecycle != null) {
			informOfRemoval(lifecycle);
		}
		else {
			guard("The client failed to stop", this::stopWithoutLifecycle);
		}
		this.state = State.STOPPED;
	}

	private void stopWithoutLifecycle() {
		AmiClient client = this.client;
		if (client != null) {
			client.stop(client.settings().responseTimeout());
		}
	}

	/**
	 * Informs the listeners of the removal, in reverse order. An exception does not
	 * affect the other listeners.
	 */
	void informOfRemoval() {
		this.lock.lock();
		try {
			List<Follower> listeners = new ArrayList<>(this.informed);
			this.informed.clear();
			Collections.reverse(listeners);
			listeners.forEach(this::informOfRemoval);
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Informs one listener of the removal, and logs its exception. */
	private void informOfRemoval(Follower listener) {
		AmiClient client = this.client;
		if (client != null) {
			guard("A listener failed when the server was removed: " + listener, () -> listener.removed(client));
		}
	}

	/** Closes the client, and logs an exception. */
	void close() {
		AmiClient client = this.client;
		if (client != null) {
			guard("The client failed to close", client::close);
		}
	}

	private void guard(String message, Runnable task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			logger.warn("PBX \"{}\": {}", this.name, message, ex);
		}
	}

	/** What happens to a client. */
	enum State {

		/** The client is created, and listeners are informed. */
		ADDING,

		/** All listeners have been informed. */
		PRESENT,

		/** The client is being stopped. */
		REMOVING,

		/** The client has been stopped, and listeners are informed. */
		STOPPED

	}

}
