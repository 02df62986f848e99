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
 * Tells when no event has come for a time, and again while none does.
 */
public final class IdleTask implements Runnable {

	private final String server;

	private final Duration interval;

	private final EventReceiver receiver;

	private final EventBuffer buffer;

	private final ScheduledExecutorService timer;

	private final FailureLog failureLog = new FailureLog(LoggerFactory.getLogger(IdleTask.class), System::nanoTime);

	private boolean ended;

	/** When this was told last, or began. */
	private long since;

	IdleTask(String server, Duration interval, EventReceiver receiver, EventBuffer buffer,
			ScheduledExecutorService timer) {
		this.server = server;
		this.interval = interval;
		this.receiver = receiver;
		this.buffer = buffer;
		this.timer = timer;
	}

	synchronized void begin() {
		this.since = System.nanoTime();
		this.receiver.countIdleFrom(this.since);
		wakeUpAfter(TimeUnit.NANOSECONDS.convert(this.interval));
	}

	/** Nothing is told after this. */
	synchronized void end() {
		this.ended = true;
	}

	@Override
	public synchronized void run() {
		if (this.ended) {
			return;
		}
		try {
			look();
		}
		catch (Throwable ex) {
			this.failureLog.error("PBX \"" + this.server + "\": an AmiIdleEvent could not be published", ex);
			wakeUpAfter(TimeUnit.NANOSECONDS.convert(this.interval));
		}
	}

	private void look() {
		long interval = TimeUnit.NANOSECONDS.convert(this.interval);
		long now = System.nanoTime();
		long lastEvent = this.receiver.lastReceived();
		if (lastEvent - this.since > 0) {
			this.since = lastEvent;
		}
		if (now - this.since >= interval) {
			this.since = now;
			this.buffer.putSignal(new AmiIdleEvent(this.server, Instant.now(), Duration.ofNanos(now - lastEvent)));
		}
		wakeUpAfter(interval - (now - this.since));
	}

	private void wakeUpAfter(long nanos) {
		try {
			this.timer.schedule(this, nanos, TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			// the client is being stopped
		}
	}

}
