/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;

import org.jspecify.annotations.Nullable;

/**
 * The threads of one client between start and stop: the reader, which is its own and
 * keeps an application alive that only listens, and the {@link SharedThreads}.
 */
final class ClientThreads {

	private final String server;

	private final SharedThreads shared;

	private final Executor executor;

	private final Callbacks callbacks;

	ClientThreads(String server, @Nullable Executor executor) {
		this.server = server;
		this.shared = SharedThreads.acquire();
		this.executor = reliable((executor != null) ? executor : this.shared.callbacks());
		this.callbacks = new Callbacks(this.executor, this.shared);
	}

	/** What comes must get through even if the application's executor is shut down. */
	private static Executor reliable(Executor executor) {
		return (task) -> {
			try {
				executor.execute(task);
			}
			catch (RuntimeException ex) {
				ForkJoinPool.commonPool().execute(task);
			}
		};
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

	/**
	 * Runs what belongs to the client and may take long, always on a platform thread.
	 */
	void run(Runnable task) {
		this.shared.callbacks().execute(task);
	}

	/** Where the application's code may run. */
	Executor executor() {
		return this.executor;
	}

	Callbacks callbacks() {
		return this.callbacks;
	}

	/** Gives the threads back; callbacks that wait are still run. */
	void stop() {
		SharedThreads.release();
	}

}
