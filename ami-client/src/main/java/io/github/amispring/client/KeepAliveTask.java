/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.amispring.action.CustomAction;
import org.jspecify.annotations.Nullable;

/**
 * Sends a Ping again and again, and ends a session that does not answer in time. An
 * answer may take longer while the server is held up by a synchronous action.
 */
final class KeepAliveTask implements Runnable {

	private static final CustomAction PING = CustomAction.named("Ping");

	private final KeepAlive settings;

	private final Session session;

	private final ScheduledExecutorService timer;

	private volatile @Nullable Duration lastRoundTrip;

	KeepAliveTask(KeepAlive settings, Session session, ScheduledExecutorService timer) {
		this.settings = settings;
		this.session = session;
		this.timer = timer;
	}

	@Nullable Duration lastRoundTrip() {
		return this.lastRoundTrip;
	}

	@Override
	public void run() {
		Duration patience = Durations.sum(this.settings.timeout(), this.session.blockedFor());
		AtomicBoolean answered = new AtomicBoolean();
		try {
			// first, for writing to a dead line may never return
			this.timer.schedule(() -> check(answered, patience), TimeUnit.NANOSECONDS.convert(patience),
					TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			// the client is being stopped
			return;
		}
		long sentAt = System.nanoTime();
		this.session.submitOwn(PING).action().reply().whenComplete((reply, failure) -> {
			answered.set(true);
			if (failure == null) {
				this.lastRoundTrip = Duration.ofNanos(System.nanoTime() - sentAt);
			}
		});
	}

	private void check(AtomicBoolean answered, Duration patience) {
		if (!answered.get()) {
			this.session.close(new AmiConnectException(this.session.server(),
					"the server did not answer a Ping within " + patience.toMillis() + " ms", null));
		}
	}

}
