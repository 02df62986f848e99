/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.lifecycle;

import org.springframework.context.SmartLifecycle;

/**
 * Stops on a thread of its own when the application stops, so that other beans of the
 * phase stop meanwhile, and the phase's timeout holds.
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

	@Override
	public void stop(Runnable callback) {
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
