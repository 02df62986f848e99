/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

import org.jspecify.annotations.Nullable;

/**
 * The threads of one client between start and stop: the reader, which is its own and
 * keeps an application alive that only listens, and the {@link SharedThreads}.
 */
final class ClientThreads {

	private final String server;

	private final SharedThreads shared;

	private final Executor callbackExecutor;

	private final Callbacks callbacks;

	ClientThreads(String server, @Nullable Executor callbackExecutor) {
		this.server = server;
		this.shared = SharedThreads.acquire();
		this.callbackExecutor = (callbackExecutor != null) ? callbackExecutor : this.shared.callbacks();
		this.callbacks = new Callbacks(this.callbackExecutor, this.shared);
	}

	Thread startReader(Runnable task) {
		Thread reader = new Thread(task, "ami-" + this.server + "-reader");
		reader.setDaemon(false);
		reader.start();
		return reader;
	}

	/** For what is done at once. */
	ScheduledExecutorService timer() {
		return this.shared.timer();
	}

	/** Runs what belongs to the client and may take long. */
	void run(Runnable task) {
		this.shared.callbacks().execute(task);
	}

	/** Where the application's code may run. */
	Executor callbackExecutor() {
		return this.callbackExecutor;
	}

	Callbacks callbacks() {
		return this.callbacks;
	}

	/** Gives the threads back; callbacks that wait are still run. */
	void stop() {
		SharedThreads.release();
	}

}
