/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.time.Duration;
import java.util.function.LongSupplier;

import io.github.amispring.client.internal.thread.Durations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the delivery of events periodically. Logs a listener that delays delivery for a
 * long time, once until delivery continues. Retries delivery if the executor did not
 * provide a thread.
 */
public final class DeliveryWatch implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(DeliveryWatch.class);

	private static final Duration MAX_INTERVAL = Duration.ofSeconds(1);

	private final String server;

	private final EventDispatcher dispatcher;

	private final Duration threshold;

	private final LongSupplier nanoTime;

	private long delivered = -1;

	/** The instant since which nothing has been delivered. */
	private long since;

	private boolean warned;

	public DeliveryWatch(String server, EventDispatcher dispatcher, Duration threshold, LongSupplier nanoTime) {
		this.server = server;
		this.dispatcher = dispatcher;
		this.threshold = threshold;
		this.nanoTime = nanoTime;
	}

	/** Returns the interval between two checks. */
	public static Duration interval(Duration threshold) {
		Duration part = threshold.dividedBy(4);
		return (part.compareTo(MAX_INTERVAL) < 0) ? part : MAX_INTERVAL;
	}

	@Override
	public void run() {
		this.dispatcher.wake();
		DeliveryProgress progress = this.dispatcher.progress();
		long now = this.nanoTime.getAsLong();
		if (progress.delivered() != this.delivered || progress.oldest() == null || progress.paused()) {
			this.delivered = progress.delivered();
			this.since = now;
			this.warned = false;
		}
		else if (!this.warned && now - this.since >= Durations.nanos(this.threshold)) {
			this.warned = true;
			warn(progress, Duration.ofNanos(now - this.since));
		}
	}

	private void warn(DeliveryProgress progress, Duration time) {
		Thread thread = progress.thread();
		if (thread != null) {
			logger.warn("PBX \"{}\": no event was delivered for {} ms, and {} events are waiting. Events are"
					+ " delivered one after another, so move slow work to another thread. The running listener is {}",
					this.server, time.toMillis(), progress.waiting(),
					this.dispatcher.listeners().describeCurrent(thread));
		}
		else {
			logger.warn(
					"PBX \"{}\": no event was delivered for {} ms, and {} events are waiting, because the"
							+ " executor has not started to deliver them. Check that the executor has a free thread",
					this.server, time.toMillis(), progress.waiting());
		}
	}

}
