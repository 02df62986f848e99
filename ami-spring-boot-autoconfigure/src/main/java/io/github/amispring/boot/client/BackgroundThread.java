/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.client;

/**
 * Runs a task on a new thread.
 */
final class BackgroundThread {

	private BackgroundThread() {
	}

	/** Runs the task on the calling thread if no thread can be started. */
	static void run(Runnable task, String name) {
		try {
			new Thread(task, name).start();
		}
		catch (OutOfMemoryError ex) {
			task.run();
		}
	}

}
