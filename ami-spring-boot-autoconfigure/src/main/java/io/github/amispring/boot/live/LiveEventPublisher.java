/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.live;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

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

	private final List<LiveFeed> feeds;

	private final Duration stopTimeout;

	private volatile boolean running;

	/**
	 * Creates a publisher.
	 * @param views the views
	 * @param clients returns the client of a server, which counts and logs the exceptions
	 * of listeners; {@code null} if there is no client
	 * @param publisher publishes application events
	 * @param stopTimeout the time to publish waiting changes when the application stops
	 */
	public LiveEventPublisher(Iterable<LivePbx> views, Function<String, @Nullable AmiClient> clients,
			ApplicationEventPublisher publisher, Duration stopTimeout) {
		this.feeds = StreamSupport.stream(views.spliterator(), false)
			.map((view) -> new LiveFeed(view, clients.apply(view.server()), publisher, getClass().getName()))
			.toList();
		this.stopTimeout = stopTimeout;
	}

	@Override
	public void start() {
		this.running = true;
		this.feeds.forEach(LiveFeed::start);
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
		long deadline = System.nanoTime() + this.stopTimeout.toNanos();
		this.feeds.forEach((feed) -> feed.stop(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))));
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

}
