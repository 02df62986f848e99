/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The position in the order of events at which delivery pauses.
 */
final class PausePoint {

	private final AtomicBoolean claimed = new AtomicBoolean();

	private final CountDownLatch reached = new CountDownLatch(1);

	/**
	 * Claims the right to pause. Either the delivery that reaches this point claims it,
	 * or the caller whose timeout has expired.
	 * @return {@code false} if it was claimed before
	 */
	boolean claim() {
		return this.claimed.compareAndSet(false, true);
	}

	void reached() {
		this.reached.countDown();
	}

	boolean await(long nanos) throws InterruptedException {
		return this.reached.await(nanos, TimeUnit.NANOSECONDS);
	}

}
