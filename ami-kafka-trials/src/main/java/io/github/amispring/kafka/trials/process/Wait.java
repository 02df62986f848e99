/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Waits for conditions.
 */
public final class Wait {

	private Wait() {
	}

	/**
	 * Waits until a condition holds.
	 * @param what the condition, in the words of an error message
	 * @param timeout the maximum time
	 * @param condition the condition
	 */
	public static void until(String what, Duration timeout, BooleanSupplier condition) {
		long end = System.nanoTime() + timeout.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() - end > 0) {
				throw new IllegalStateException("Not within " + timeout.toSeconds() + " s: " + what);
			}
			pause(Duration.ofMillis(20));
		}
	}

	/**
	 * Waits for a time.
	 * @param time the time
	 */
	public static void pause(Duration time) {
		try {
			Thread.sleep(time.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
