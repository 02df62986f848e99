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
 * Throws whatever can be thrown, at random, wherever a client calls code of the
 * application or hands over a task.
 */
final class Sabotage implements AutoCloseable {

	/** One call in so many fails. */
	private static final int ONE_IN = 20;

	private final Random random;

	private final AtomicLong thrown = new AtomicLong();

	private final AtomicBoolean active = new AtomicBoolean(true);

	private final ExecutorService threads = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS,
			new SynchronousQueue<>(), (task) -> {
				throwAtRandom();
				return new Thread(task);
			});

	Sabotage(long seed) {
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

	/** A listener that fails. */
	void on(AmiEvent event) {
		throwAtRandom();
	}

	/** How often something was thrown. */
	long thrown() {
		return this.thrown.get();
	}

	/** Lets nothing fail any more. */
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
			Sabotage.<RuntimeException>sneak(switch (this.random.nextInt(4)) {
				case 0 -> new IllegalStateException("sabotage");
				case 1 -> new OutOfMemoryError("unable to create native thread: sabotage");
				case 2 -> new StackOverflowError("sabotage");
				default -> new IOException("sabotage");
			});
		}
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> void sneak(Throwable failure) throws T {
		throw (T) failure;
	}

}
