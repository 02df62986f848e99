/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.testsupport;

import java.util.stream.Stream;

/**
 * Runs tasks concurrently in tests with Fray, which reports the exceptions that they
 * throw.
 */
public final class Concurrently {

	private Concurrently() {
	}

	/** Runs each task on a separate thread, and returns when all tasks have ended. */
	public static void run(Task... tasks) throws InterruptedException {
		for (Thread thread : Stream.of(tasks).map(Concurrently::start).toList()) {
			thread.join();
		}
	}

	/** Starts a task on a separate thread. */
	public static Thread start(Task task) {
		Thread thread = new Thread(() -> {
			try {
				task.run();
			}
			catch (Exception ex) {
				throw new AssertionError(ex);
			}
		});
		thread.start();
		return thread;
	}

	@FunctionalInterface
	public interface Task {

		void run() throws Exception;

	}

}
