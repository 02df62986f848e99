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
		if (isListenerThread()) {
			try {
				stop();
			}
			finally {
				callback.run();
			}
			return;
		}
		new Thread(() -> {
			try {
				stop();
			}
			finally {
				callback.run();
			}
		}, this.threadName).start();
	}

}
