/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.forward;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.github.amispring.client.AmiClient.Subscription;
import io.github.amispring.kafka.record.AmiRecord;
import io.github.amispring.kafka.record.LossReason;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.event.ChangesLostEvent;
import io.github.amispring.live.event.LiveEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Forwards the ended calls of a live view to a topic, keyed by the identifier of the
 * call. Buffers and announces losses as {@link EventForwarder} does. Thread-safe.
 *
 * @since 1.0.0
 */
public final class CallForwarder implements Forwarder {

	private final LivePbx view;

	private final ForwarderSettings settings;

	private final ForwarderRun run;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	/** The number of the last change that was received; guarded by the lock. */
	private long version;

	/** Guarded by this. */
	private @Nullable Subscription subscription;

	/**
	 * Creates a forwarder.
	 * @param view the live view
	 * @param settings the settings
	 * @param producers creates producers, which may be shared with other forwarders
	 */
	public CallForwarder(LivePbx view, ForwarderSettings settings, ProducerFactory<String, byte[]> producers) {
		this.view = view;
		this.settings = settings;
		this.run = new ForwarderRun(view.server(), settings, producers);
	}

	@Override
	public String server() {
		return this.view.server();
	}

	@Override
	public String topic() {
		return this.settings.topic();
	}

	@Override
	public synchronized void start() {
		if (!this.run.isRunning()) {
			this.run.start();
			this.lock.lock();
			try {
				this.subscription = this.view.subscribe(this::onChange);
				this.version = this.view.snapshot().version();
			}
			finally {
				this.lock.unlock();
			}
		}
	}

	private void onChange(LiveEvent change) {
		RecordBuffer buffer = this.run.buffer();
		if (buffer != null && change instanceof CallEndedEvent ended) {
			buffer.add(Entry.of(ended.ended().id(), ended.at(), (origin) -> new AmiRecord.CallEnded(origin, ended)));
		}
		else if (buffer != null && change instanceof ChangesLostEvent lost) {
			buffer.lose(lost.at(), lost.count(), LossReason.CHANGES_LOST);
		}
		this.lock.lock();
		try {
			this.version = Math.max(this.version, change.version());
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public boolean flush(Duration timeout) {
		long deadline = System.nanoTime() + timeout.toNanos();
		if (this.run.buffer() != null) {
			awaitChanges(this.view.snapshot().version(), timeout.toNanos());
		}
		return this.run.flush(deadline - System.nanoTime());
	}

	@Override
	public synchronized void stop(Duration timeout) {
		long deadline = System.nanoTime() + timeout.toNanos();
		Subscription subscription = this.subscription;
		this.subscription = null;
		if (subscription != null) {
			awaitChanges(this.view.snapshot().version(), timeout.toNanos());
			subscription.close();
		}
		this.run.stop(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
	}

	@Override
	public synchronized void abort() {
		Subscription subscription = this.subscription;
		this.subscription = null;
		if (subscription != null) {
			subscription.close();
		}
		this.run.abort();
	}

	/** Waits for the changes that the view has not delivered yet. */
	private void awaitChanges(long version, long nanos) {
		long left = nanos;
		try {
			if (!this.lock.tryLock(left, TimeUnit.NANOSECONDS)) {
				return;
			}
			try {
				while (this.version < version && left > 0) {
					left = this.changed.awaitNanos(left);
				}
			}
			finally {
				this.lock.unlock();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public ForwarderStatistics statistics() {
		return this.run.statistics();
	}

}
