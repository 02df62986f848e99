/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.AmiClientStatistics;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.client.EventMessageListener;
import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiEvent;

/**
 * A client that sends actions over its own connection if this instance owns the PBX, and
 * otherwise through Kafka to the owner. Everything else, such as subscriptions and the
 * status, concerns the connection of this instance only.
 * <p>
 * The owner is determined once for each action. An action that was passed to the local
 * client while this instance is losing the PBX has the outcome of the local client.
 *
 * @since 1.0.0
 */
public final class RoutingAmiClient implements AmiClient {

	private final AmiClient local;

	private final Predicate<String> owned;

	private final RemoteActions remote;

	/**
	 * Creates a client.
	 * @param local the client with the connection of this instance
	 * @param owned returns whether this instance owns the PBX with a name, usually
	 * {@code PbxOwnership::isOwned}
	 * @param remote sends actions to the owner
	 */
	public RoutingAmiClient(AmiClient local, Predicate<String> owned, RemoteActions remote) {
		this.local = local;
		this.owned = owned;
		this.remote = remote;
	}

	/**
	 * Returns the client with the connection of this instance.
	 * @return the client, which sends actions only if it is connected
	 */
	public AmiClient local() {
		return this.local;
	}

	@Override
	public String name() {
		return this.local.name();
	}

	@Override
	public AmiClientSettings settings() {
		return this.local.settings();
	}

	@Override
	public CompletableFuture<Void> start() {
		return this.local.start();
	}

	@Override
	public void stop(Duration timeout) {
		this.local.stop(timeout);
	}

	@Override
	public void close() {
		this.local.close();
	}

	@Override
	public void reconnect() {
		this.local.reconnect();
	}

	private boolean isOwned() {
		return this.owned.test(name());
	}

	@Override
	public <R> R execute(AmiAction<R> action) {
		return isOwned() ? this.local.execute(action) : this.remote.execute(settings(), action, null);
	}

	@Override
	public <R> R execute(AmiAction<R> action, Duration timeout) {
		return isOwned() ? this.local.execute(action, timeout) : this.remote.execute(settings(), action, timeout);
	}

	@Override
	public <R> CompletableFuture<R> send(AmiAction<R> action) {
		return isOwned() ? this.local.send(action) : this.remote.send(settings(), action, null);
	}

	@Override
	public <R> CompletableFuture<R> send(AmiAction<R> action, Duration timeout) {
		return isOwned() ? this.local.send(action, timeout) : this.remote.send(settings(), action, timeout);
	}

	@Override
	public <E extends AmiEvent> Subscription subscribe(Class<E> type, Consumer<? super E> listener) {
		return this.local.subscribe(type, listener);
	}

	@Override
	public Subscription onEventMessage(EventMessageListener listener) {
		return this.local.onEventMessage(listener);
	}

	@Override
	public Subscription onConnectionEvent(Consumer<? super AmiConnectionEvent> listener) {
		return this.local.onConnectionEvent(listener);
	}

	@Override
	public void listenerFailed(String listener, Object event, Throwable failure) {
		this.local.listenerFailed(listener, event, failure);
	}

	@Override
	public boolean isListenerThread() {
		return this.local.isListenerThread();
	}

	@Override
	public void pauseEvents(Duration timeout) {
		this.local.pauseEvents(timeout);
	}

	@Override
	public void resumeEvents() {
		this.local.resumeEvents();
	}

	@Override
	public AmiClientStatus status() {
		return this.local.status();
	}

	@Override
	public AmiClientStatistics statistics() {
		return this.local.statistics();
	}

	@Override
	public String toString() {
		return "RoutingAmiClient[" + this.local + "]";
	}

}
