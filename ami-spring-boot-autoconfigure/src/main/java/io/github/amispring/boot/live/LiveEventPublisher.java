/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.live;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.event.AmiEventPublisher;
import io.github.amispring.client.AmiClient;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.event.LiveEvent;
import io.github.amispring.live.event.SnapshotReplacedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes the changes of live views as application events, whose payload is the
 * {@link LiveEvent}. The changes of one view are published in order, by one thread at a
 * time. If a view is already valid when publishing begins, a
 * {@link SnapshotReplacedEvent} with its current snapshot is published first.
 * <p>
 * A listener method that declares changes of live views is isolated: the client of the
 * PBX counts and logs its exceptions, and the next listener is called. Other listeners
 * follow Spring's contract: an exception of an {@code ApplicationListener} ends the
 * publishing of this change, unless the application's {@code applicationEventMulticaster}
 * has an error handler. The client counts and logs this exception as well, and the next
 * change is published.
 *
 * @since 1.0.0
 */
public class LiveEventPublisher implements SmartLifecycle {

	/**
	 * The phase, in which the publisher starts after the beans that listeners use, and
	 * before events of the PBX are published, and stops in the reverse order.
	 */
	public static final int PHASE = AmiEventPublisher.PHASE - 1;

	private final LivePbxs views;

	private final ApplicationEventPublisher publisher;

	private final Duration stopTimeout;

	private final List<LiveFeed> feeds = new CopyOnWriteArrayList<>();

	/** Whether the feeds of added views are started; guarded by the list of feeds. */
	private boolean starting;

	private volatile boolean running;

	/**
	 * Creates a publisher.
	 * @param views the views
	 * @param clients the clients, which count and log the exceptions of listeners
	 * @param publisher publishes application events
	 * @param stopTimeout the time to publish waiting changes when the application stops
	 */
	public LiveEventPublisher(LivePbxs views, AmiClients clients, ApplicationEventPublisher publisher,
			Duration stopTimeout) {
		this.views = views;
		this.publisher = publisher;
		this.stopTimeout = stopTimeout;
		views.forEach((view) -> add(view, clients.asMap().get(view.server())));
		clients.follow(new Follower());
	}

	/** Adds a feed unless the view has one, and starts it if the feeds run. */
	private void add(LivePbx view, @Nullable AmiClient client) {
		LiveFeed feed = new LiveFeed(view, client, this.publisher, LiveEventPublisher.class.getName());
		boolean start;
		synchronized (this.feeds) {
			if (this.feeds.stream().anyMatch((each) -> each.view() == view)) {
				return;
			}
			this.feeds.add(feed);
			start = this.starting;
		}
		if (start) {
			feed.start();
		}
	}

	@Override
	public void start() {
		this.running = true;
		List<LiveFeed> feeds;
		synchronized (this.feeds) {
			this.starting = true;
			feeds = List.copyOf(this.feeds);
		}
		feeds.forEach(LiveFeed::start);
	}

	/**
	 * Stops on a separate thread, so that the other beans of the phase stop in parallel
	 * and the timeout of the phase applies. A listener that stops the application stops
	 * the publisher on the listener's own thread, because any other thread would wait for
	 * the listener.
	 */
	@Override
	public void stop(Runnable callback) {
		Runnable stop = () -> {
			try {
				stop();
			}
			finally {
				callback.run();
			}
		};
		if (this.feeds.stream().anyMatch(LiveFeed::isPublishing)) {
			stop.run();
		}
		else {
			new Thread(stop, "ami-live-shutdown").start();
		}
	}

	@Override
	public void stop() {
		List<LiveFeed> feeds;
		synchronized (this.feeds) {
			this.starting = false;
			feeds = List.copyOf(this.feeds);
		}
		long deadline = System.nanoTime() + this.stopTimeout.toNanos();
		feeds.forEach((feed) -> feed.stop(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))));
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	/**
	 * Adds and removes the feeds of clients.
	 */
	private final class Follower implements AmiClients.Listener {

		@Override
		public void added(AmiClient client) {
			LivePbx view = LiveEventPublisher.this.views.asMap().get(client.name());
			if (view != null) {
				add(view, client);
			}
		}

		@Override
		public void removed(AmiClient client) {
			List<LiveFeed> feeds = LiveEventPublisher.this.feeds;
			for (LiveFeed feed : feeds) {
				if (feed.view().server().equals(client.name())) {
					feeds.remove(feed);
					feed.stop(LiveEventPublisher.this.stopTimeout);
				}
			}
		}

	}

}
