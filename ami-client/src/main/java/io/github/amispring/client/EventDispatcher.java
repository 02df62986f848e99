/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what waits in the buffer to listeners, in order, on a thread of its own.
 */
final class EventDispatcher {

	private static final Logger logger = LoggerFactory.getLogger(EventDispatcher.class);

	private final String server;

	private final EventBuffer buffer;

	private final EventListenerTable eventListeners = new EventListenerTable();

	private final List<Listener<AmiConnectionEvent>> connectionListeners = new CopyOnWriteArrayList<>();

	private final AtomicLong listenerErrors = new AtomicLong();

	private final Object gate = new Object();

	private volatile boolean paused;

	/** The one thread that may deliver; another one that is late must end. */
	private volatile @Nullable Thread thread;

	EventDispatcher(String server, EventBuffer buffer) {
		this.server = server;
		this.buffer = buffer;
	}

	<E extends AmiEvent> AmiClient.Subscription subscribe(Class<E> type, Consumer<? super E> listener) {
		return this.eventListeners.add(type,
				new Listener<>(this.server, (event) -> listener.accept(type.cast(event)), this.listenerErrors));
	}

	AmiClient.Subscription onConnectionEvent(Consumer<? super AmiConnectionEvent> listener) {
		Listener<AmiConnectionEvent> guarded = new Listener<>(this.server, listener, this.listenerErrors);
		this.connectionListeners.add(guarded);
		return () -> this.connectionListeners.remove(guarded);
	}

	long listenerErrors() {
		return this.listenerErrors.get();
	}

	void start() {
		int generation = this.buffer.open();
		Thread thread = new Thread(() -> run(generation), "ami-" + this.server + "-events");
		thread.setDaemon(true);
		synchronized (this.gate) {
			this.thread = thread;
		}
		thread.start();
	}

	private void run(int generation) {
		List<Object> batch = new ArrayList<>();
		while (this.buffer.take(generation, batch)) {
			for (Object item : batch) {
				if (!awaitOpenGate()) {
					return;
				}
				guardedDeliver(item);
			}
			batch.clear();
		}
	}

	/** Waits while paused; returns whether this thread may still deliver. */
	private boolean awaitOpenGate() {
		if (!this.paused && this.thread == Thread.currentThread()) {
			return true;
		}
		synchronized (this.gate) {
			while (this.paused && this.thread == Thread.currentThread()) {
				try {
					this.gate.wait();
				}
				catch (InterruptedException ex) {
					// nobody but a listener can have meant this, and it is done
				}
			}
			return this.thread == Thread.currentThread();
		}
	}

	/** Listeners are guarded one by one; this is for what happens around them. */
	private void guardedDeliver(Object item) {
		try {
			deliver(item);
		}
		catch (RuntimeException | Error ex) {
			this.listenerErrors.incrementAndGet();
			logger.error("PBX \"{}\": an event could not be delivered", this.server, ex);
		}
	}

	private void deliver(Object item) {
		if (item instanceof AmiMessage message) {
			this.eventListeners.deliver(message);
		}
		else if (item instanceof AmiConnectionEvent event) {
			this.connectionListeners.forEach((listener) -> listener.accept(event));
		}
		else if (item instanceof PauseHere pause) {
			reach(pause);
		}
	}

	private void reach(PauseHere pause) {
		synchronized (this.gate) {
			if (pause.claimed.compareAndSet(false, true)) {
				this.paused = true;
			}
		}
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
			synchronized (this.gate) {
				// from now on this place means nothing, so that it cannot undo a resume
				pause.claimed.set(true);
				this.paused = true;
			}
			return;
		}
		setPaused(true);
	}

	private boolean canReachPause() {
		synchronized (this.gate) {
			return this.thread != null && this.thread.isAlive() && this.thread != Thread.currentThread()
					&& !this.paused;
		}
	}

	void resume() {
		setPaused(false);
	}

	private void setPaused(boolean paused) {
		synchronized (this.gate) {
			this.paused = paused;
			this.gate.notifyAll();
		}
	}

	/**
	 * Ends the thread: at once when paused, else when all has been delivered or the time
	 * is over. Called by a listener, it ends after that listener's event and, unless
	 * paused, those that wait.
	 */
	void stop(long deadline) {
		this.buffer.close();
		Thread thread;
		boolean paused;
		synchronized (this.gate) {
			thread = this.thread;
			paused = this.paused;
		}
		if (thread == null) {
			return;
		}
		if (thread == Thread.currentThread()) {
			if (paused) {
				// else it would wait at the gate for ever
				retire();
			}
			return;
		}
		if (!paused) {
			join(thread, deadline);
		}
		retire();
		if (paused) {
			join(thread, deadline);
		}
	}

	private void retire() {
		synchronized (this.gate) {
			this.thread = null;
			this.gate.notifyAll();
		}
	}

	private static void join(Thread thread, long deadline) {
		try {
			// at least a moment: the end of the connection has come only just now
			thread.join(Math.max(100, (deadline - System.nanoTime()) / 1_000_000));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
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
