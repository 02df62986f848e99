/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.publish;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

import io.github.amispring.live.event.LiveEvent;

/**
 * Passes changes on to listeners, each of which has a queue of its own.
 */
public final class ChangeFeed {

	private final Executor executor;

	private final int limit;

	private final ListenerErrorHandler errorHandler;

	private final LongAdder lost = new LongAdder();

	private final List<ChangeQueue> queues = new CopyOnWriteArrayList<>();

	/**
	 * Creates a feed.
	 * @param executor executes listeners
	 * @param limit how many changes may wait for a listener
	 * @param errorHandler receives the exceptions of listeners
	 */
	public ChangeFeed(Executor executor, int limit, ListenerErrorHandler errorHandler) {
		this.executor = executor;
		this.limit = limit;
		this.errorHandler = errorHandler;
	}

	/**
	 * Adds a listener.
	 * @param description describes the listener for the log
	 * @return removes the listener
	 */
	public Runnable add(Consumer<? super LiveEvent> listener, String description) {
		ChangeQueue queue = new ChangeQueue(listener, description, this.executor, this.limit, this.errorHandler,
				this.lost);
		this.queues.add(queue);
		return () -> {
			this.queues.remove(queue);
			queue.close();
		};
	}

	/**
	 * Passes changes on. Does not block.
	 */
	public void publish(List<LiveEvent> changes) {
		if (!changes.isEmpty()) {
			this.queues.forEach((queue) -> queue.add(changes));
		}
	}

	/**
	 * Returns how many changes were not delivered because a listener was too slow.
	 */
	public long lost() {
		return this.lost.sum();
	}

	/**
	 * Removes all listeners.
	 */
	public void close() {
		this.queues.forEach(ChangeQueue::close);
		this.queues.clear();
	}

}
