/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.amispring.client.internal.event.EventBuffer;
import io.github.amispring.client.internal.event.EventReceiver;
import io.github.amispring.client.internal.log.FailureLog;
import io.github.amispring.event.AmiIdleEvent;
import org.slf4j.LoggerFactory;

/**
 * Publishes an {@link AmiIdleEvent} if no event was received during the idle interval,
 * and again after each further interval without events.
 */
public final class IdleTask implements Runnable {

	private final String server;

	private final Duration interval;

	private final EventReceiver receiver;

	private final EventBuffer buffer;

	private final ScheduledExecutorService timer;

	private final FailureLog failureLog = new FailureLog(LoggerFactory.getLogger(IdleTask.class), System::nanoTime);

	private boolean ended;

	/** The start of the current interval, in terms of {@link System#nanoTime()}. */
	private long start;

	IdleTask(String server, Duration interval, EventReceiver receiver, EventBuffer buffer,
			ScheduledExecutorService timer) {
		this.server = server;
		this.interval = interval;
		this.receiver = receiver;
		this.buffer = buffer;
		this.timer = timer;
	}

	synchronized void begin() {
		this.start = System.nanoTime();
		this.receiver.countIdleFrom(this.start);
		schedule(TimeUnit.NANOSECONDS.convert(this.interval));
	}

	/** Ends the task. No event is published afterwards. */
	synchronized void end() {
		this.ended = true;
	}

	@Override
	public synchronized void run() {
		if (this.ended) {
			return;
		}
		try {
			check();
		}
		catch (Throwable ex) {
			this.failureLog.error(
					"PBX \"" + this.server + "\": publishing an AmiIdleEvent failed; retrying after the interval", ex);
			schedule(TimeUnit.NANOSECONDS.convert(this.interval));
		}
	}

	private void check() {
		long interval = TimeUnit.NANOSECONDS.convert(this.interval);
		long now = System.nanoTime();
		long lastEvent = this.receiver.lastReceived();
		if (lastEvent - this.start > 0) {
			this.start = lastEvent;
		}
		if (now - this.start >= interval) {
			this.start = now;
			this.buffer.putSignal(new AmiIdleEvent(this.server, Instant.now(), Duration.ofNanos(now - lastEvent)));
		}
		schedule(interval - (now - this.start));
	}

	private void schedule(long nanos) {
		try {
			this.timer.schedule(this, nanos, TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			// the client is being stopped
		}
	}

}
