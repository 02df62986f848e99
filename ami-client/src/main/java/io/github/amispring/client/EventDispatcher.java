/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * Delivers what waits in the buffer to listeners, in order, by one thread at a time. It
 * has a thread only as long as something waits, for many connections are silent most of
 * the time, and a thread's stack takes more memory than all the rest of a connection.
 */
final class EventDispatcher {

	private static final long MOMENT_NANOS = 100_000_000;

	private final String threadName;

	private final EventBuffer buffer;

	private final EventListenerTable eventListeners = new EventListenerTable();

	private final List<Listener<AmiConnectionEvent>> connectionListeners = new CopyOnWriteArrayList<>();

	private final ListenerErrors listenerErrors;

	private final ReentrantLock lock = new ReentrantLock();

	/** Whether delivery is paused, whose turn it is, or how many tasks there are. */
	private final Condition changed = this.lock.newCondition();

	private volatile boolean paused;

	/** What may deliver; another one that is late must end. */
	private volatile @Nullable Delivery delivery;

	EventDispatcher(String server, EventBuffer buffer) {
		this.threadName = "ami-" + server + "-events";
		this.buffer = buffer;
		this.listenerErrors = new ListenerErrors(server, System::nanoTime);
	}

	<E extends AmiEvent> AmiClient.Subscription subscribe(Class<E> type, Consumer<? super E> listener) {
		return this.eventListeners.add(type,
				new Listener<>(name(listener), (event) -> listener.accept(type.cast(event)), this.listenerErrors));
	}

	AmiClient.Subscription onConnectionEvent(Consumer<? super AmiConnectionEvent> listener) {
		Listener<AmiConnectionEvent> guarded = new Listener<>(name(listener), listener, this.listenerErrors);
		this.connectionListeners.add(guarded);
		return () -> this.connectionListeners.remove(guarded);
	}

	private static String name(Consumer<?> listener) {
		return listener.getClass().getName();
	}

	ListenerErrors listenerErrors() {
		return this.listenerErrors;
	}

	/**
	 * Begins to deliver.
	 * @param executor runs listeners
	 */
	void start(Executor executor) {
		Delivery delivery = new Delivery(executor);
		change(() -> this.delivery = delivery);
		this.buffer.open(delivery::schedule);
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

	private void deliver(AmiMessage message, int type) {
		try {
			this.eventListeners.deliver(message, type);
		}
		catch (RuntimeException | Error ex) {
			failed(message, ex);
		}
	}

	private void deliver(Object signal) {
		try {
			if (signal instanceof AmiConnectionEvent event) {
				this.connectionListeners.forEach((listener) -> listener.accept(event));
			}
			else if (signal instanceof PauseHere pause) {
				reach(pause);
			}
		}
		catch (RuntimeException | Error ex) {
			failed(signal, ex);
		}
	}

	/** Each listener is guarded by itself; this failed outside of them. */
	private void failed(Object event, Throwable failure) {
		this.listenerErrors.add(EventDispatcher.class.getName(), event, failure);
	}

	private void reach(PauseHere pause) {
		change(() -> {
			if (pause.claimed.compareAndSet(false, true)) {
				this.paused = true;
			}
		});
		pause.reached.countDown();
	}

	/** Delivers what has come up to now, then pauses; pauses at the latest in time. */
	void pause(Duration timeout) {
		if (canReachPause() && timeout.compareTo(Duration.ZERO) > 0) {
			PauseHere pause = new PauseHere(new AtomicBoolean(), new CountDownLatch(1));
			this.buffer.putSignal(pause);
			try {
				pause.reached.await(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			change(() -> {
				// from now on this place means nothing, so that it cannot undo a resume
				pause.claimed.set(true);
				this.paused = true;
			});
			return;
		}
		change(() -> this.paused = true);
	}

	private boolean canReachPause() {
		Delivery delivery = this.delivery;
		return delivery != null && delivery.thread != Thread.currentThread() && !this.paused && !this.buffer.isClosed();
	}

	void resume() {
		change(() -> this.paused = false);
	}

	/**
	 * Ends delivery: at once when paused, else when all has been delivered or the time is
	 * over. Called by a listener, it ends after that listener's event and, unless paused,
	 * those that wait.
	 */
	void stop(long deadline) {
		this.buffer.close();
		Delivery delivery;
		boolean paused;
		this.lock.lock();
		try {
			delivery = this.delivery;
			paused = this.paused;
		}
		finally {
			this.lock.unlock();
		}
		if (delivery == null) {
			return;
		}
		if (delivery.thread == Thread.currentThread()) {
			if (paused) {
				// else it would wait at the gate for ever
				retire();
			}
			return;
		}
		if (!paused) {
			delivery.awaitEnd(deadline);
		}
		retire();
		if (paused) {
			delivery.awaitEnd(deadline);
		}
	}

	private void retire() {
		change(() -> this.delivery = null);
	}

	/**
	 * Delivery between a start and a stop.
	 */
	private final class Delivery {

		private final Executor executor;

		/** The thread that delivers now. */
		private volatile @Nullable Thread thread;

		/** How many tasks have not ended; guarded by the lock. */
		private int tasks;

		Delivery(Executor executor) {
			this.executor = executor;
		}

		/** Something waits, and no task is there to deliver it. */
		void schedule(int generation) {
			change(() -> this.tasks++);
			this.executor.execute(() -> run(generation));
		}

		private void run(int generation) {
			Thread thread = Thread.currentThread();
			String name = thread.getName();
			thread.setName(EventDispatcher.this.threadName);
			this.thread = thread;
			try {
				deliverAll(generation);
			}
			finally {
				thread.setName(name);
				end(thread);
			}
		}

		private void deliverAll(int generation) {
			List<Object> items = new ArrayList<>();
			while (EventDispatcher.this.buffer.take(generation, items)) {
				for (Object item : items) {
					if (!deliver(item)) {
						return;
					}
				}
				items.clear();
			}
		}

		/** Delivers as far as this may; returns whether it may go on. */
		private boolean deliver(Object item) {
			if (item instanceof EventBatch batch) {
				for (int i = 0; i < batch.size(); i++) {
					if (!awaitOpenGate()) {
						return false;
					}
					EventDispatcher.this.deliver(batch.message(i), batch.type(i));
				}
				return true;
			}
			if (!awaitOpenGate()) {
				return false;
			}
			EventDispatcher.this.deliver(item);
			return true;
		}

		/** Waits while paused; returns whether this may still deliver. */
		private boolean awaitOpenGate() {
			if (!EventDispatcher.this.paused && EventDispatcher.this.delivery == this) {
				return true;
			}
			EventDispatcher.this.lock.lock();
			try {
				while (EventDispatcher.this.paused && EventDispatcher.this.delivery == this) {
					try {
						EventDispatcher.this.changed.await();
					}
					catch (InterruptedException ex) {
						// nobody but a listener can have meant this, and it is done
					}
				}
				return EventDispatcher.this.delivery == this;
			}
			finally {
				EventDispatcher.this.lock.unlock();
			}
		}

		private void end(Thread thread) {
			change(() -> {
				if (this.thread == thread) {
					// else the next task has begun already
					this.thread = null;
				}
				this.tasks--;
			});
		}

		/** Waits until nothing more is being delivered. */
		void awaitEnd(long deadline) {
			// at least a moment: the end of the connection has come only just now
			long end = Math.max(deadline, System.nanoTime() + MOMENT_NANOS);
			EventDispatcher.this.lock.lock();
			try {
				for (long nanos = end - System.nanoTime(); this.tasks > 0 && nanos > 0;) {
					nanos = EventDispatcher.this.changed.awaitNanos(nanos);
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			finally {
				EventDispatcher.this.lock.unlock();
			}
		}

	}

	/**
	 * A place in the order of events at which delivery pauses.
	 *
	 * @param claimed set by whoever comes first: the dispatcher that got here, or the
	 * caller that no longer waits
	 * @param reached open when the dispatcher got here
	 */
	private record PauseHere(AtomicBoolean claimed, CountDownLatch reached) {

	}

}
