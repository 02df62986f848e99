/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.connection;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.github.amispring.action.OriginateAction;
import io.github.amispring.client.AmiClient;

/**
 * Places calls at a steady rate over a separate connection. Each call has two Local
 * channels.
 */
final class CallLoad implements AutoCloseable {

	private static final int CALLS_A_SECOND = 25;

	/** Calls that end by themselves within a few seconds. */
	private static final List<String> EXTENSIONS = List.of("answer", "busy", "congestion", "setvar", "userevent",
			"dial-answer", "dial-busy");

	private final AmiClient client;

	private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

	private final AtomicLong calls = new AtomicLong();

	CallLoad(AmiClient client) {
		this.client = client;
		this.timer.scheduleAtFixedRate(this::call, 0, 1_000_000 / CALLS_A_SECOND, TimeUnit.MICROSECONDS);
	}

	private void call() {
		String extension = EXTENSIONS.get((int) (this.calls.getAndIncrement() % EXTENSIONS.size()));
		this.client.send(OriginateAction.of("Local/" + extension + "@test").application("Wait", "2"));
	}

	long calls() {
		return this.calls.get();
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
		this.client.close();
	}

}
