/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.lifecycle;

import org.springframework.context.SmartLifecycle;

/**
 * Stops on a thread of its own when the application stops, so that other beans of the
 * phase stop meanwhile, and the phase's timeout holds. If a listener of a client stops
 * the application, it stops on the listener's thread instead: any other thread would wait
 * for the listener, which waits for the application to stop.
 */
public abstract class BackgroundStop implements SmartLifecycle {

	private final String threadName;

	/**
	 * Creates a lifecycle.
	 * @param threadName the name of the thread that stops
	 */
	protected BackgroundStop(String threadName) {
		this.threadName = threadName;
	}

	/**
	 * Returns whether the calling thread runs a listener for which a stop on another
	 * thread would wait.
	 * @return {@code true} when the stop has to be on the calling thread
	 */
	protected abstract boolean isListenerThread();

	@Override
	public void stop(Runnable callback) {
		Runnable stop = () -> {
			try {
				stop();
			}
			finally {
				callback.run();
			}
		};
		if (isListenerThread()) {
			stop.run();
		}
		else {
			runInBackground(stop, this.threadName);
		}
	}

	/**
	 * Runs a task on a thread of its own; on the calling thread if none can be started.
	 * @param task the task
	 * @param name the name of the thread
	 */
	static void runInBackground(Runnable task, String name) {
		try {
			new Thread(task, name).start();
		}
		catch (OutOfMemoryError ex) {
			task.run();
		}
	}

}
