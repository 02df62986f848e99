/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.live;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.github.amispring.client.AmiClient;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.event.LiveEvent;
import io.github.amispring.live.event.SnapshotReplacedEvent;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.ViewState;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes the changes of one view.
 */
final class LiveFeed {

	private final LivePbx view;

	private final @Nullable AmiClient client;

	private final ApplicationEventPublisher publisher;

	private final String name;

	/** Held while a change is published. */
	private final ReentrantLock lock = new ReentrantLock();

	private final Condition published = this.lock.newCondition();

	/** The number of the last change that was published; guarded by the lock. */
	private long version;

	private volatile AmiClient.@Nullable Subscription subscription;

	/**
	 * Creates a feed.
	 * @param view the view
	 * @param client counts and logs the exceptions of listeners, {@code null} for none
	 * @param publisher publishes application events
	 * @param name describes the feed if Spring does not tell which listener has failed
	 */
	LiveFeed(LivePbx view, @Nullable AmiClient client, ApplicationEventPublisher publisher, String name) {
		this.view = view;
		this.client = client;
		this.publisher = publisher;
		this.name = name;
	}

	LivePbx view() {
		return this.view;
	}

	void start() {
		this.lock.lock();
		try {
			if (this.subscription != null) {
				return;
			}
			this.subscription = this.view.subscribe(this::onChange);
			LiveSnapshot snapshot = this.view.snapshot();
			this.version = snapshot.version();
			if (snapshot.state() == ViewState.VALID) {
				publish(new SnapshotReplacedEvent(snapshot.server(), snapshot.version(), snapshot.since(), snapshot));
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void onChange(LiveEvent change) {
		this.lock.lock();
		try {
			if (change.version() > this.version) {
				publish(change);
				this.version = change.version();
				this.published.signalAll();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void publish(LiveEvent change) {
		LiveApplicationEvent event = new LiveApplicationEvent(this.view, change, this.client);
		try {
			this.publisher.publishEvent(event);
		}
		catch (Throwable ex) {
			event.failed(this.name, ex);
		}
	}

	/** Returns whether the current thread publishes a change. */
	boolean isPublishing() {
		return this.lock.isHeldByCurrentThread();
	}

	/**
	 * Stops after the present changes have been published, or the timeout has expired. A
	 * listener that stops the application does not wait for itself.
	 */
	void stop(Duration timeout) {
		try {
			if (!isPublishing()) {
				awaitPublished(this.view.snapshot().version(), timeout.toNanos());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			AmiClient.Subscription subscription = this.subscription;
			this.subscription = null;
			if (subscription != null) {
				subscription.close();
			}
		}
	}

	private void awaitPublished(long version, long nanos) throws InterruptedException {
		long deadline = System.nanoTime() + nanos;
		if (this.subscription == null || !this.lock.tryLock(nanos, TimeUnit.NANOSECONDS)) {
			return;
		}
		try {
			long left = deadline - System.nanoTime();
			while (this.version < version && left > 0) {
				left = this.published.awaitNanos(left);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

}
