/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.connection;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.message.AmiEvent;

/**
 * Throws random exceptions and errors wherever a client calls application code or hands
 * over a task.
 */
final class RandomFailures implements AutoCloseable {

	/** On average, one in {@value} calls fails. */
	private static final int ONE_IN = 20;

	private final Random random;

	private final AtomicLong thrown = new AtomicLong();

	private final AtomicBoolean active = new AtomicBoolean(true);

	private final ExecutorService threads = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS,
			new SynchronousQueue<>(), (task) -> {
				throwAtRandom();
				return new Thread(task);
			});

	RandomFailures(long seed) {
		this.random = new Random(seed);
	}

	AmiClientSettings.Builder apply(AmiClientSettings.Builder settings) {
		return settings.executor((task) -> {
			throwAtRandom();
			this.threads.execute(task);
			throwAtRandom();
		}).actionObserver((server, action) -> {
			throwAtRandom();
			return (failure) -> throwAtRandom();
		}).callbackDecorator((task) -> {
			throwAtRandom();
			return () -> {
				throwAtRandom();
				task.run();
				throwAtRandom();
			};
		});
	}

	/** A listener that fails randomly. */
	void on(AmiEvent event) {
		throwAtRandom();
	}

	/** Returns the number of failures. */
	long thrown() {
		return this.thrown.get();
	}

	/** Stops throwing. */
	void end() {
		this.active.set(false);
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

	private void throwAtRandom() {
		if (this.active.get() && this.random.nextInt(ONE_IN) == 0) {
			this.thrown.incrementAndGet();
			RandomFailures.<RuntimeException>sneakyThrow(switch (this.random.nextInt(4)) {
				case 0 -> new IllegalStateException("random failure");
				case 1 -> new OutOfMemoryError("unable to create native thread: random failure");
				case 2 -> new StackOverflowError("random failure");
				default -> new IOException("random failure");
			});
		}
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> void sneakyThrow(Throwable failure) throws T {
		throw (T) failure;
	}

}
