/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock of a simulator, which schedules everything that takes time, such as ringing,
 * talking, waiting in a queue and the delay after a failed login.
 * <p>
 * By default, a simulator creates a real-time clock. Use a {@link ManualClock} to control
 * the time in a test.
 */
public interface SimulatorClock {

	/**
	 * Returns the current time.
	 * @return the time
	 */
	Instant now();

	/**
	 * Schedules a task. Tasks run one at a time. Tasks that are due at the same time run
	 * in the order in which they were scheduled.
	 * @param delay the delay, zero to run the task as soon as possible
	 * @param task the task; must not block
	 */
	void schedule(Duration delay, Runnable task);

}
