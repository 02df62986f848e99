/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.client.AmiClient;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * The {@link AmiEventPublisher publishers} of several clients. Each publisher runs on the
 * thread that delivers its client's events. The publishers start one after another and
 * stop concurrently. A client that is added while the publishers run gets a publisher
 * before it is started, and a removed client loses its publisher after its last event.
 */
public class AmiEventPublishers implements SmartLifecycle, InitializingBean {

	private final List<AmiEventPublisher> publishers;

	private final Runnable follow;

	private final Object lock = new Object();

	/** The types that listeners receive, by context; guarded by the lock. */
	private final Map<ApplicationContext, ListenedTypes> listenedTypes = new IdentityHashMap<>();

	/** Whether added publishers are started; written while the lock is held. */
	private volatile boolean running;

	/**
	 * Creates a group of publishers.
	 * @param publishers the publishers
	 */
	public AmiEventPublishers(List<AmiEventPublisher> publishers) {
		this.publishers = new CopyOnWriteArrayList<>(publishers);
		this.follow = () -> {
		};
	}

	/**
	 * Creates the publishers of all clients, also of those that are added later.
	 * @param clients the clients
	 * @param factory creates the publisher of a client, or returns {@code null} if the
	 * events of the client are not published
	 */
	public AmiEventPublishers(AmiClients clients, Function<AmiClient, @Nullable AmiEventPublisher> factory) {
		this.publishers = new CopyOnWriteArrayList<>();
		this.follow = () -> clients.follow(new Follower(factory));
	}

	@Override
	public void afterPropertiesSet() {
		this.publishers.forEach(AmiEventPublisher::afterPropertiesSet);
		this.follow.run();
	}

	/**
	 * Returns the publishers.
	 * @return the publishers, in the order of their clients
	 */
	public Stream<AmiEventPublisher> stream() {
		return this.publishers.stream();
	}

	@Override
	public void start() {
		this.publishers.stream()
			.findFirst()
			.ifPresent((first) -> new UnreachableListeners(first.getContext(),
					this.publishers.stream().map(AmiEventPublisher::getClient).toList())
				.warn());
		synchronized (this.lock) {
			this.running = true;
			this.publishers.forEach(this::start);
		}
	}

	private void start(AmiEventPublisher publisher) {
		publisher.start(this.listenedTypes.computeIfAbsent(publisher.getContext(), ListenedTypes::new));
	}

	@Override
	public void stop() {
		List<AmiEventPublisher> publishers = beginStop();
		publishers.forEach(AmiEventPublisher::stop);
		endStop();
	}

	@Override
	public void stop(Runnable callback) {
		List<AmiEventPublisher> publishers = beginStop();
		AtomicInteger left = new AtomicInteger(publishers.size() + 1);
		Runnable stopped = () -> {
			if (left.decrementAndGet() == 0) {
				endStop();
				callback.run();
			}
		};
		publishers.forEach((publisher) -> publisher.stop(stopped));
		stopped.run();
	}

	private List<AmiEventPublisher> beginStop() {
		synchronized (this.lock) {
			this.running = false;
			return List.copyOf(this.publishers);
		}
	}

	private void endStop() {
		synchronized (this.lock) {
			if (!this.running) {
				this.listenedTypes.values().forEach(ListenedTypes::close);
				this.listenedTypes.clear();
			}
		}
	}

	@Override
	public boolean isRunning() {
		return this.running || this.publishers.stream().anyMatch(AmiEventPublisher::isRunning);
	}

	@Override
	public int getPhase() {
		return AmiEventPublisher.PHASE;
	}

	/**
	 * Adds and removes the publishers of clients.
	 */
	private final class Follower implements AmiClients.Listener {

		private final Function<AmiClient, @Nullable AmiEventPublisher> factory;

		private Follower(Function<AmiClient, @Nullable AmiEventPublisher> factory) {
			this.factory = factory;
		}

		@Override
		public void added(AmiClient client) {
			AmiEventPublisher publisher = this.factory.apply(client);
			if (publisher != null) {
				publisher.afterPropertiesSet();
				synchronized (AmiEventPublishers.this.lock) {
					AmiEventPublishers.this.publishers.add(publisher);
					if (AmiEventPublishers.this.running) {
						start(publisher);
					}
				}
			}
		}

		@Override
		public void removed(AmiClient client) {
			for (AmiEventPublisher publisher : AmiEventPublishers.this.publishers) {
				if (publisher.getClient() == client) {
					AmiEventPublishers.this.publishers.remove(publisher);
					publisher.stop();
				}
			}
		}

	}

}
