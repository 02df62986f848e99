/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.publish;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

import io.github.amispring.live.event.ChangesLostEvent;
import io.github.amispring.live.event.LiveEvent;
import org.jspecify.annotations.Nullable;

/**
 * The changes that wait for a listener. They are delivered in order, by one thread at a
 * time. If the listener is too slow, the newest changes are dropped, and the listener is
 * told so.
 */
final class ChangeQueue {

	private final Consumer<? super LiveEvent> listener;

	private final String description;

	private final Executor executor;

	private final int limit;

	private final ListenerErrorHandler errorHandler;

	private final Queue<LiveEvent> waiting = new ArrayDeque<>();

	private @Nullable LiveEvent lastLost;

	private long lostInARow;

	private final LongAdder lost;

	private boolean delivering;

	private boolean closed;

	ChangeQueue(Consumer<? super LiveEvent> listener, String description, Executor executor, int limit,
			ListenerErrorHandler errorHandler, LongAdder lost) {
		this.listener = listener;
		this.description = description;
		this.executor = executor;
		this.limit = limit;
		this.errorHandler = errorHandler;
		this.lost = lost;
	}

	void add(List<LiveEvent> changes) {
		synchronized (this) {
			if (this.closed) {
				return;
			}
			changes.forEach(this::addOrDrop);
			if (this.delivering) {
				return;
			}
			this.delivering = true;
		}
		try {
			this.executor.execute(this::deliver);
		}
		catch (Throwable ex) {
			// The next change tries again
			synchronized (this) {
				this.delivering = false;
			}
			failed(changes.get(0), ex);
		}
	}

	private void failed(LiveEvent change, Throwable failure) {
		this.errorHandler.failed(this.description, change, failure);
	}

	private void addOrDrop(LiveEvent change) {
		if (this.lastLost == null && this.waiting.size() < this.limit) {
			this.waiting.add(change);
		}
		else {
			this.lastLost = change;
			this.lostInARow++;
			this.lost.increment();
		}
	}

	private void deliver() {
		for (LiveEvent change = next(); change != null; change = next()) {
			try {
				this.listener.accept(change);
			}
			catch (Throwable ex) {
				failed(change, ex);
			}
		}
	}

	private synchronized @Nullable LiveEvent next() {
		LiveEvent next = this.closed ? null : this.waiting.poll();
		if (next == null && this.lastLost != null && !this.closed) {
			next = new ChangesLostEvent(this.lastLost.server(), this.lastLost.version(), this.lastLost.at(),
					this.lostInARow);
			this.lastLost = null;
			this.lostInARow = 0;
		}
		if (next == null) {
			this.delivering = false;
		}
		return next;
	}

	synchronized void close() {
		this.closed = true;
		this.waiting.clear();
	}

}
