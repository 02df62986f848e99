/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Decides whether events may be delivered. The gate is open for the current delivery
 * while delivery is not paused.
 *
 * @param <D> the type of a delivery
 */
final class DeliveryGate<D> {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private volatile boolean paused;

	/** The only delivery that may continue. An earlier delivery may still be running. */
	private volatile @Nullable D current;

	boolean isPaused() {
		return this.paused;
	}

	void setPaused(boolean paused) {
		change(() -> this.paused = paused);
	}

	/**
	 * Pauses delivery, unless another thread has claimed this pause.
	 * @param pause the pause
	 */
	void pause(PausePoint pause) {
		change(() -> {
			if (pause.claim()) {
				this.paused = true;
			}
		});
	}

	@Nullable D current() {
		return this.current;
	}

	void setCurrent(@Nullable D delivery) {
		change(() -> this.current = delivery);
	}

	private void change(Runnable change) {
		this.lock.lock();
		try {
			change.run();
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean isOpenFor(D delivery) {
		return !this.paused && this.current == delivery;
	}

	/**
	 * Waits while delivery is paused.
	 * @param delivery the delivery that waits
	 * @return {@code false} if the delivery is no longer the current one
	 */
	boolean await(D delivery) {
		this.lock.lock();
		try {
			while (this.paused && this.current == delivery) {
				try {
					this.changed.await();
				}
				catch (InterruptedException ex) {
					// the interrupt was intended for a listener that has already returned
				}
			}
			return this.current == delivery;
		}
		finally {
			this.lock.unlock();
		}
	}

}
