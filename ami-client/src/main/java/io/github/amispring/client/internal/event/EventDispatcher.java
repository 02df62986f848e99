/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.github.amispring.client.internal.log.FailureLog;
import io.github.amispring.event.AmiConnectionEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what waits in the buffer to listeners, in order, by one thread at a time. It
 * has a thread only as long as something waits, for many connections are silent most of
 * the time, and a thread's stack takes more memory than all the rest of a connection.
 */
public final class EventDispatcher {

	private static final Logger logger = LoggerFactory.getLogger(EventDispatcher.class);

	private static final long MIN_END_WAIT_NANOS = 100_000_000;

	/** How long a listener may hold up a stop or a start without a warning. */
	private static final long WARN_NANOS = 2_000_000_000;

	private final String server;

	private final String threadName;

	private final EventBuffer buffer;

	private final EventListeners listeners;

	/** How many events and signals were delivered; written by the delivering thread. */
	private final AtomicLong delivered = new AtomicLong();

	private final FailureLog failureLog;

	private final ReentrantLock lock = new ReentrantLock();

	/** Whether delivery is paused, whose turn it is, or how many tasks there are. */
	private final Condition changed = this.lock.newCondition();

	/**
	 * Held by the thread that delivers. A stop may have given up waiting for a listener;
	 * what follows a new start is delivered when that listener has returned.
	 */
	private final ReentrantLock turn = new ReentrantLock();

	/** The thread whose turn it is. */
	private volatile @Nullable Thread deliverer;

	private volatile boolean paused;

	/** What may deliver; another one that is late must end. */
	private volatile @Nullable Delivery delivery;

	public EventDispatcher(String server, EventBuffer buffer) {
		this.server = server;
		this.threadName = "ami-" + server + "-events";
		this.buffer = buffer;
		this.listeners = new EventListeners(server);
		this.failureLog = new FailureLog(logger, System::nanoTime);
	}

	public EventListeners listeners() {
		return this.listeners;
	}

	/**
	 * Returns whether an event that is read now must be kept, because it has a listener
	 * or because delivery is paused and its listener may subscribe later.
	 * @param type the index of a known type
	 */
	boolean needs(int type) {
		// first, so that a listener is found that subscribes before it resumes delivery;
		// last, for a listener that pauses delivery before it unsubscribes
		return this.paused || this.listeners.hasListener(type) || this.paused;
	}

	/**
	 * Begins to deliver.
	 * @param executor runs listeners
	 */
	public void start(Executor executor) {
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

	private void reach(PauseHere pause) {
		change(() -> {
			if (pause.claimed.compareAndSet(false, true)) {
				this.paused = true;
			}
		});
		pause.reached.countDown();
	}

	/** Whether the calling thread is delivering. */
	public boolean isDeliveringThread() {
		return this.turn.isHeldByCurrentThread();
	}

	/** Delivers what has come up to now, then pauses; pauses at the latest in time. */
	public void pause(Duration timeout) {
		Delivery delivery = this.delivery;
		if (delivery == null || this.paused || this.buffer.isClosed()) {
			change(() -> this.paused = true);
		}
		else if (isDeliveringThread()) {
			// the event in hand ends after the caller, which may be about to stop the
			// client by another thread
			delivery.awaited = false;
			change(() -> this.paused = true);
		}
		else if (timeout.compareTo(Duration.ZERO) > 0) {
			PauseHere pause = new PauseHere(new AtomicBoolean(), new CountDownLatch(1));
			this.buffer.putSignal(pause);
			if (!delivery.await(pause, System.nanoTime() + TimeUnit.NANOSECONDS.convert(timeout))) {
				// this was long enough for a stop that follows, too
				delivery.awaited = false;
			}
			change(() -> {
				// from now on this place means nothing, so that it cannot undo a resume
				pause.claimed.set(true);
				this.paused = true;
			});
		}
		else {
			change(() -> this.paused = true);
		}
	}

	public void resume() {
		change(() -> {
			this.paused = false;
			Delivery delivery = this.delivery;
			if (delivery != null) {
				delivery.awaited = true;
			}
		});
	}

	/**
	 * Ends delivery: at once when paused, else when all has been delivered or the time is
	 * over. Called by a listener, it ends after that listener's event and, unless paused,
	 * those that wait.
	 */
	public void stop(long deadline) {
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
		if (isDeliveringThread()) {
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
		int discarded = this.buffer.discard();
		if (discarded > 0) {
			logger.info("PBX \"{}\": {} events were discarded because the client stopped before they were delivered",
					this.server, discarded);
		}
	}

	/**
	 * Lets events be delivered that nothing delivers because the executor did not take
	 * them. To be called again and again.
	 */
	public void wake() {
		Delivery delivery = this.delivery;
		if (delivery != null) {
			delivery.wake();
		}
	}

	/** What delivery is at; to see whether it gets on. */
	Progress progress() {
		Delivery delivery = this.delivery;
		EventBatch batch = (delivery != null) ? delivery.batch : null;
		if (batch == null) {
			batch = this.buffer.oldest();
		}
		return new Progress(this.delivered.get(), batch, this.buffer.waiting(), this.paused, this.deliverer);
	}

	/** The age of the oldest event that is not delivered yet. */
	public Duration lag() {
		EventBatch batch = progress().oldest();
		return (batch != null) ? Duration.ofNanos(Math.max(0, System.nanoTime() - batch.readAt())) : Duration.ZERO;
	}

	/**
	 * What delivery was at, at some instant.
	 *
	 * @param delivered how many events and signals were delivered
	 * @param oldest the batch with the oldest event that is not delivered yet,
	 * {@code null} when there is none
	 * @param waiting the number of events that are not delivered yet
	 * @param paused whether events are held back
	 * @param thread the thread that delivers, {@code null} when none does
	 */
	record Progress(long delivered, @Nullable EventBatch oldest, int waiting, boolean paused, @Nullable Thread thread) {

	}

	/**
	 * Delivery between a start and a stop.
	 */
	private final class Delivery {

		private final Executor executor;

		/**
		 * What was taken from the buffer; has room for all, so that nothing is copied.
		 */
		private final List<Object> taken = new ArrayList<>(EventBuffer.ENOUGH);

		/** The next of what was taken, and the next event of it if it is a batch. */
		private int next;

		private int nextInBatch;

		/** The batch that is being delivered. */
		private volatile @Nullable EventBatch batch;

		/** Whether a stop waits for the end of the event in hand. */
		private volatile boolean awaited = true;

		/** How many tasks have not ended; guarded by the lock. */
		private int tasks;

		private volatile int epoch;

		Delivery(Executor executor) {
			this.executor = executor;
		}

		/** Something waits, and no task is there to deliver it. */
		void schedule(int epoch) {
			this.epoch = epoch;
			countTasks(1);
			try {
				this.executor.execute(() -> run(epoch));
			}
			catch (Throwable ex) {
				countTasks(-1);
				EventDispatcher.this.buffer.release(epoch);
				EventDispatcher.this.failureLog.error("PBX \"" + EventDispatcher.this.server
						+ "\": no thread could be had to deliver events, which wait meanwhile; trying again within 1 s."
						+ " Check the executor and the limit of threads", ex);
			}
		}

		/** Schedules again if the last attempt has failed and something waits. */
		void wake() {
			if (!hasTasks()) {
				EventDispatcher.this.buffer.release(this.epoch);
				EventDispatcher.this.buffer.wake();
			}
		}

		private boolean hasTasks() {
			EventDispatcher.this.lock.lock();
			try {
				return this.tasks > 0;
			}
			finally {
				EventDispatcher.this.lock.unlock();
			}
		}

		private void countTasks(int more) {
			EventDispatcher.this.lock.lock();
			try {
				this.tasks += more;
				EventDispatcher.this.changed.signalAll();
			}
			finally {
				EventDispatcher.this.lock.unlock();
			}
		}

		private void run(int epoch) {
			try {
				takeTurn();
				try {
					deliverAs(Thread.currentThread(), epoch);
				}
				finally {
					EventDispatcher.this.turn.unlock();
				}
			}
			catch (Throwable ex) {
				// nothing that a listener throws: what waits is delivered by the next
				// task
				EventDispatcher.this.buffer.release(epoch);
				EventDispatcher.this.failureLog.error("PBX \"" + EventDispatcher.this.server
						+ "\": delivery of events failed; trying again within 1 s", ex);
			}
			finally {
				countTasks(-1);
			}
		}

		/** Waits for a listener that a stop has not waited for. */
		private void takeTurn() {
			ReentrantLock turn = EventDispatcher.this.turn;
			boolean interrupted = false;
			boolean taken = false;
			while (!taken) {
				try {
					taken = turn.tryLock(WARN_NANOS, TimeUnit.NANOSECONDS);
					if (!taken) {
						warn("the delivery of events after a new start");
						turn.lock();
						taken = true;
					}
				}
				catch (InterruptedException ex) {
					interrupted = true;
				}
			}
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}

		private void deliverAs(Thread thread, int epoch) {
			String name = thread.getName();
			thread.setName(EventDispatcher.this.threadName);
			EventDispatcher.this.deliverer = thread;
			try {
				deliverAll(epoch);
			}
			finally {
				EventDispatcher.this.deliverer = null;
				this.batch = null;
				thread.setName(name);
			}
		}

		private void deliverAll(int epoch) {
			while (this.next < this.taken.size() || take(epoch)) {
				if (!deliverTaken()) {
					EventDispatcher.this.buffer.giveUp(epoch, undelivered());
					return;
				}
			}
		}

		private boolean take(int epoch) {
			this.taken.clear();
			this.next = 0;
			return EventDispatcher.this.buffer.take(epoch, this.taken);
		}

		/** Delivers as far as this may; returns whether it may go on. */
		private boolean deliverTaken() {
			while (this.next < this.taken.size()) {
				if (this.taken.get(this.next) instanceof EventBatch batch) {
					this.batch = batch;
					while (this.nextInBatch < batch.size()) {
						if (!awaitOpenGate()) {
							return false;
						}
						// counted first, so that no event is delivered twice
						int index = this.nextInBatch++;
						EventDispatcher.this.listeners.deliver(batch.message(index), batch.type(index));
						progressed();
					}
					this.nextInBatch = 0;
					this.next++;
				}
				else {
					if (!awaitOpenGate()) {
						return false;
					}
					Object signal = this.taken.get(this.next++);
					this.batch = nextBatch();
					deliver(signal);
					progressed();
				}
			}
			return true;
		}

		/** The next batch of what was taken, {@code null} when there is none. */
		private @Nullable EventBatch nextBatch() {
			for (Object item : this.taken.subList(this.next, this.taken.size())) {
				if (item instanceof EventBatch batch) {
					return batch;
				}
			}
			return null;
		}

		private void deliver(Object signal) {
			if (signal instanceof AmiConnectionEvent event) {
				EventDispatcher.this.listeners.deliver(event);
			}
			else if (signal instanceof PauseHere pause) {
				reach(pause);
			}
		}

		private int undelivered() {
			int undelivered = -this.nextInBatch;
			for (Object item : this.taken.subList(this.next, this.taken.size())) {
				undelivered += (item instanceof EventBatch batch) ? batch.size() : 0;
			}
			this.taken.clear();
			return undelivered;
		}

		private void progressed() {
			AtomicLong delivered = EventDispatcher.this.delivered;
			// only the thread whose turn it is writes it
			delivered.lazySet(delivered.getPlain() + 1);
		}

		/** Waits while paused; returns whether this may still deliver. */
		private boolean awaitOpenGate() {
			if (!EventDispatcher.this.paused && EventDispatcher.this.delivery == this) {
				return true;
			}
			EventDispatcher.this.lock.lock();
			try {
				// the event in hand has ended
				this.awaited = true;
				while (EventDispatcher.this.paused && EventDispatcher.this.delivery == this) {
					EventDispatcher.this.changed.signalAll();
					try {
						EventDispatcher.this.changed.await();
					}
					catch (InterruptedException ex) {
						// only a listener can have meant this, and it is done
					}
				}
				return EventDispatcher.this.delivery == this;
			}
			finally {
				EventDispatcher.this.lock.unlock();
			}
		}

		/** Waits until delivery has got to a place; returns whether it has. */
		boolean await(PauseHere pause, long deadline) {
			try {
				long nanos = deadline - System.nanoTime();
				if (pause.reached.await(Math.min(nanos, WARN_NANOS), TimeUnit.NANOSECONDS)) {
					return true;
				}
				if (nanos > WARN_NANOS) {
					warn("the pause of events");
					return pause.reached.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return false;
		}

		/** Waits until nothing more is being delivered. */
		void awaitEnd(long deadline) {
			long now = System.nanoTime();
			// at least a moment: the end of the connection has come only just now
			long end = Math.max(deadline, now + MIN_END_WAIT_NANOS);
			if (end - now > WARN_NANOS && !awaitNoTasks(now + WARN_NANOS)) {
				warn("the stop of the client");
			}
			awaitNoTasks(end);
		}

		/** Returns whether nothing is left to wait for. */
		private boolean awaitNoTasks(long end) {
			EventDispatcher.this.lock.lock();
			try {
				long nanos = end - System.nanoTime();
				while (this.tasks > 0 && this.awaited && nanos > 0) {
					nanos = EventDispatcher.this.changed.awaitNanos(nanos);
				}
				return this.tasks == 0 || !this.awaited;
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return true;
			}
			finally {
				EventDispatcher.this.lock.unlock();
			}
		}

		/** Tells which listener is waited for. */
		private void warn(String what) {
			logger.warn("PBX \"{}\": {} waits for the listener {}", EventDispatcher.this.server, what,
					EventDispatcher.this.listeners.describeCurrent(EventDispatcher.this.deliverer));
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
