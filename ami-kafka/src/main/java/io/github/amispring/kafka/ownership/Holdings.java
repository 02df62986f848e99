/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.ownership;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PBXs that the group has assigned to this instance, and the lease. A PBX is owned
 * while it is assigned and the lease is valid. Calls the listener accordingly.
 */
final class Holdings {

	private static final Logger logger = LoggerFactory.getLogger(Holdings.class);

	private static final long FIRST_RETRY_MILLIS = 100;

	private static final long MAX_RETRY_MILLIS = 10_000;

	private final PbxOwnershipListener listener;

	private final long leaseNanos;

	private final ScheduledThreadPoolExecutor executor;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Map<String, Holding> holdings = new HashMap<>();

	private boolean leased;

	private long leaseEnd;

	private long gains;

	private long releases;

	private long leaseExpirations;

	Holdings(PbxOwnershipListener listener, long leaseNanos, ScheduledThreadPoolExecutor executor) {
		this.listener = listener;
		this.leaseNanos = leaseNanos;
		this.executor = executor;
	}

	/** Adds PBXs that the group has assigned. */
	void assign(Collection<String> servers) {
		this.lock.lock();
		try {
			for (String server : servers) {
				this.holdings.computeIfAbsent(server, Holding::new).assigned = true;
			}
			settle();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Removes PBXs that the group no longer assigns. */
	void revoke(Collection<String> servers, ReleaseReason reason) {
		this.lock.lock();
		try {
			for (String server : servers) {
				Holding holding = this.holdings.get(server);
				if (holding != null && holding.assigned) {
					holding.assigned = false;
					holding.reason = reason;
				}
			}
			settle();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Removes all PBXs, and ends the lease. */
	void revokeAll(ReleaseReason reason) {
		this.lock.lock();
		try {
			this.leased = false;
			revoke(List.copyOf(this.holdings.keySet()), reason);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until PBXs are released.
	 * @return the PBXs that are not
	 */
	Set<String> awaitReleased(Collection<String> servers, long nanos) throws InterruptedException {
		long remaining = nanos;
		this.lock.lockInterruptibly();
		try {
			while (true) {
				Set<String> held = new TreeSet<>(servers);
				held.retainAll(this.holdings.keySet());
				if (held.isEmpty() || remaining <= 0) {
					return held;
				}
				remaining = this.changed.awaitNanos(remaining);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Starts or extends the lease.
	 * @param since the time before which the confirmation was requested
	 */
	void renew(long since) {
		this.lock.lock();
		try {
			long end = since + this.leaseNanos;
			if (end - System.nanoTime() > 0 && (!this.leased || end - this.leaseEnd > 0)) {
				this.leased = true;
				this.leaseEnd = end;
				settle();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Ends the lease because the broker denies the membership. */
	void endLease() {
		this.lock.lock();
		try {
			this.leased = false;
			settle();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Ends the lease if it has expired, and repeats calls that could not be started.
	 * @return the time until the lease expires, {@link Long#MAX_VALUE} if there is none
	 */
	long check() {
		this.lock.lock();
		try {
			long remaining = this.leaseEnd - System.nanoTime();
			if (this.leased && remaining <= 0) {
				this.leased = false;
				if (isAssigned()) {
					this.leaseExpirations++;
					logger.warn("The broker has not confirmed the membership of this instance in time; releasing"
							+ " all PBXs until it does");
				}
			}
			settle();
			return this.leased ? remaining : Long.MAX_VALUE;
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean isOwned(String server) {
		this.lock.lock();
		try {
			Holding holding = this.holdings.get(server);
			return holding != null && holding.assigned && isLeased();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Returns the owned PBXs that the listener has gained. */
	Set<String> gained() {
		this.lock.lock();
		try {
			if (!isLeased()) {
				return Set.of();
			}
			return this.holdings.values()
				.stream()
				.filter((holding) -> holding.assigned && Boolean.TRUE.equals(holding.told))
				.map((holding) -> holding.server)
				.collect(Collectors.toUnmodifiableSet());
		}
		finally {
			this.lock.unlock();
		}
	}

	List<String> owned() {
		this.lock.lock();
		try {
			return this.holdings.keySet().stream().filter(this::isOwned).sorted().toList();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Returns whether the group has assigned PBXs, with or without a lease. */
	boolean isAssigned() {
		this.lock.lock();
		try {
			return this.holdings.values().stream().anyMatch((holding) -> holding.assigned);
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Returns whether the lease is valid, also if its end was not noticed yet. */
	boolean isLeased() {
		this.lock.lock();
		try {
			return this.leased && this.leaseEnd - System.nanoTime() > 0;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Adds the own part to a status. */
	OwnershipStatus status(OwnershipState state, Set<String> servers, long membershipLosses, long failures,
			@Nullable String lastError) {
		this.lock.lock();
		try {
			Map<String, String> errors = new TreeMap<>();
			this.holdings.forEach((server, holding) -> {
				if (holding.error != null) {
					errors.put(server, holding.error);
				}
			});
			return new OwnershipStatus(state, servers, Set.copyOf(owned()), this.gains, this.releases,
					this.leaseExpirations, membershipLosses, failures, lastError, errors);
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Starts the calls that are due. */
	private void settle() {
		for (Holding holding : new ArrayList<>(this.holdings.values())) {
			holding.settle();
		}
	}

	/**
	 * A PBX that is assigned, or not released yet.
	 */
	private final class Holding {

		private final String server;

		private boolean assigned;

		/** Why the PBX is not assigned any more. */
		private ReleaseReason reason = ReleaseReason.FAILED;

		/** What the listener was told; {@code null} if its last call has failed. */
		private @Nullable Boolean told = Boolean.FALSE;

		/** The call in progress or, after a failure, the next one. */
		private @Nullable Future<?> call;

		private boolean calling;

		/** What the call in progress, or the failed one, tells the listener. */
		private boolean target;

		private int failures;

		private @Nullable String error;

		private Holding(String server) {
			this.server = server;
		}

		/** Calls the listener if it was not told the current state; the lock is held. */
		private void settle() {
			boolean target = this.assigned && isLeased();
			if (this.calling) {
				return;
			}
			Future<?> call = this.call;
			if (call != null) {
				if (target == this.target) {
					return;
				}
				// a call waits for its repetition, and the opposite is due now
				call.cancel(false);
				this.call = null;
				this.failures = 0;
			}
			if (this.told != null && this.told == target) {
				if (!this.assigned) {
					Holdings.this.holdings.remove(this.server, this);
					Holdings.this.changed.signalAll();
				}
				return;
			}
			schedule(target, 0);
		}

		private void schedule(boolean target, long delayMillis) {
			this.target = target;
			try {
				this.call = Holdings.this.executor.schedule(this::call, delayMillis, TimeUnit.MILLISECONDS);
			}
			catch (Throwable ex) {
				// check() tries again
				this.call = null;
				logger.error("A listener call for PBX \"{}\" was not started", this.server, ex);
			}
		}

		private void call() {
			Holdings holdings = Holdings.this;
			boolean target;
			ReleaseReason reason;
			holdings.lock.lock();
			try {
				target = this.assigned && holdings.isLeased();
				if (this.calling || this.call == null || target != this.target) {
					// the state has changed since the call was scheduled
					this.call = this.calling ? this.call : null;
					settle();
					return;
				}
				reason = this.assigned ? ReleaseReason.LEASE_EXPIRED : this.reason;
				this.calling = true;
			}
			finally {
				holdings.lock.unlock();
			}
			Throwable failure = null;
			try {
				if (target) {
					holdings.listener.gained(this.server);
				}
				else {
					holdings.listener.released(this.server, reason);
				}
			}
			catch (Throwable ex) {
				failure = ex;
			}
			holdings.lock.lock();
			try {
				this.calling = false;
				this.call = null;
				called(target, reason, failure);
			}
			finally {
				holdings.lock.unlock();
			}
		}

		private void called(boolean target, ReleaseReason reason, @Nullable Throwable failure) {
			if (failure == null) {
				this.told = target;
				this.failures = 0;
				this.error = null;
				if (target) {
					Holdings.this.gains++;
					logger.info("PBX \"{}\": owned by this instance", this.server);
				}
				else {
					Holdings.this.releases++;
					logger.info("PBX \"{}\": released by this instance, reason={}", this.server, reason);
				}
				settle();
				return;
			}
			this.told = null;
			this.error = failure.toString();
			long delay = Math.min(MAX_RETRY_MILLIS, FIRST_RETRY_MILLIS << Math.min(this.failures, 10));
			this.failures++;
			logger.error("PBX \"{}\": the listener has failed to {}; retrying in {} ms", this.server,
					target ? "gain" : "release", delay, failure);
			boolean next = this.assigned && isLeased();
			schedule(next, (next == target) ? delay : 0);
		}

	}

}
