/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.amispring.action.CustomAction;
import io.github.amispring.client.KeepAliveSettings;
import io.github.amispring.client.internal.action.PendingAction;
import io.github.amispring.exception.AmiConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Sends one Ping at a time, and closes the session if the server does not respond in
 * time. The timeout of a Ping begins when the server starts to process it. While the
 * server may be busy with actions that were written earlier, the deadline is extended.
 */
final class KeepAliveTask implements Runnable {

	private static final CustomAction PING = CustomAction.named("Ping");

	private final KeepAliveSettings settings;

	private final Session session;

	private final ScheduledExecutorService timer;

	private volatile @Nullable PendingAction<?> ping;

	private volatile @Nullable Duration lastRoundTrip;

	KeepAliveTask(KeepAliveSettings settings, Session session, ScheduledExecutorService timer) {
		this.settings = settings;
		this.session = session;
		this.timer = timer;
	}

	@Nullable Duration lastRoundTrip() {
		PendingAction<?> ping = this.ping;
		Duration roundTrip = (ping != null) ? ping.roundTrip() : null;
		return (roundTrip != null) ? roundTrip : this.lastRoundTrip;
	}

	@Override
	public void run() {
		PendingAction<?> last = this.ping;
		if (last != null && !last.hasEnded()) {
			return;
		}
		runOrClose(this::ping);
	}

	/**
	 * Closes the session if the keep-alive fails, because the connection is then no
	 * longer monitored.
	 */
	private void runOrClose(Runnable task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			this.session
				.close(new AmiConnectException(this.session.server(), "the keep-alive failed: " + ex.toString(), ex));
		}
	}

	private void ping() {
		this.lastRoundTrip = lastRoundTrip();
		PendingAction<?> ping = this.session.internalAction(PING, this.settings.timeout());
		this.ping = ping;
		// first, because a write to a dead connection may block
		scheduleCheck(ping, ping.limit().end());
		this.session.submitInternal(ping);
	}

	private void scheduleCheck(PendingAction<?> ping, long deadline) {
		try {
			this.timer.schedule(() -> runOrClose(() -> check(ping)), deadline - System.nanoTime(),
					TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			// the client is being stopped
		}
	}

	private void check(PendingAction<?> ping) {
		if (ping.hasEnded()) {
			return;
		}
		long deadline = this.session.deadline(ping, this.settings.timeout());
		if (deadline - System.nanoTime() > 0) {
			scheduleCheck(ping, deadline);
			return;
		}
		long time = Duration.ofNanos(deadline - ping.limit().start()).toMillis();
		this.session.close(new AmiConnectException(this.session.server(),
				"the server did not respond to a Ping within " + time + " ms", null));
	}

}
