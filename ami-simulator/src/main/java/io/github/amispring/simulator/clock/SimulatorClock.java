/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * The time by which a simulator runs. Everything that takes time there (ringing, talking,
 * waiting in a queue, the delay after a wrong password) is scheduled here.
 * <p>
 * A simulator makes a clock of real time for itself when it is given none. Use
 * {@link ManualClock} where a test wants to decide when things happen.
 */
public interface SimulatorClock {

	/**
	 * The present.
	 * @return the time
	 */
	Instant now();

	/**
	 * Runs something later. Tasks that are due at the same time run in the order in which
	 * they were scheduled, never two at once.
	 * @param delay how much later, zero for as soon as possible
	 * @param task what to run; must not block
	 */
	void schedule(Duration delay, Runnable task);

}
