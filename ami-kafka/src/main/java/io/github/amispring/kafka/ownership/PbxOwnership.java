/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.ownership;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one of several instances the owner of each PBX, spread evenly.
 * <p>
 * All instances are members of one consumer group. Each PBX has a control topic with one
 * partition: the member that the group assigns the partition to is the owner. An instance
 * that stops, or that the group takes the PBX from, releases the PBX before another one
 * gains it. The PBXs of an instance that fails are gained by others after the session
 * timeout.
 * <p>
 * An instance without contact to the broker cannot know when the group expels it.
 * Therefore, it owns PBXs only while it has a lease. The lease starts when the instance
 * sends a commit that the coordinator accepts, which extends the session as well, and
 * ends a margin before the session timeout. The instance then releases its PBXs, and
 * gains them again when the broker accepts a commit.
 * <p>
 * <b>Two owners.</b> Two instances can be connected to a PBX at the same time only
 * <ul>
 * <li>as long as a call of the listener that releases the PBX, or that still gains it,
 * takes longer than the margin after a lost contact, or longer than the release timeout
 * otherwise,</li>
 * <li>as long as the process or the machine of the former owner was suspended, such as by
 * a garbage collection, beyond the margin. It releases its PBXs at once when it
 * continues; if its clock was suspended as well, after at most the remaining lease, and
 * usually after a sixth of the session timeout,</li>
 * <li>for at most the lease, if the brokers lose the state of the group, such as by the
 * loss of all replicas of the offsets topic, or an administrator removes members.</li>
 * </ul>
 *
 * @since 1.0.0
 */
public final class PbxOwnership {

	private static final Logger logger = LoggerFactory.getLogger(PbxOwnership.class);

	private static final AtomicInteger THREADS = new AtomicInteger();

	private static final long CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	private static final long MAX_BACK_OFF_NANOS = TimeUnit.SECONDS.toNanos(30);

	private final Map<String, Object> configuration;

	private final OwnershipSettings settings;

	private final Holdings holdings;

	private final ControlRecordHandler handler;

	private final MembershipState state = new MembershipState();

	private volatile Set<String> servers = Set.of();

	private @Nullable Run run;

	/**
	 * Creates the ownership of no PBX.
	 * @param configuration the configuration of Kafka consumers. Settings that concern
	 * the group are replaced
	 * @param settings the settings
	 * @param listener is called if this instance gains or releases a PBX
	 */
	public PbxOwnership(Map<String, ?> configuration, OwnershipSettings settings, PbxOwnershipListener listener) {
		this(configuration, settings, listener, ControlRecordHandler.NONE);
	}

	/**
	 * Creates the ownership of no PBX.
	 * @param configuration the configuration of Kafka consumers. Settings that concern
	 * the group are replaced
	 * @param settings the settings
	 * @param listener is called if this instance gains or releases a PBX
	 * @param handler receives the records of the control topics of the owned PBXs
	 */
	public PbxOwnership(Map<String, ?> configuration, OwnershipSettings settings, PbxOwnershipListener listener,
			ControlRecordHandler handler) {
		this.configuration = configure(configuration, settings);
		this.settings = settings;
		this.handler = handler;
		ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(settings.concurrency(),
				(task) -> thread(task, "ami-owner-listener-" + THREADS.incrementAndGet()));
		executor.setKeepAliveTime(10, TimeUnit.SECONDS);
		executor.allowCoreThreadTimeOut(true);
		executor.setRemoveOnCancelPolicy(true);
		this.holdings = new Holdings(listener, settings.lease().toNanos(), executor);
	}

	private static Map<String, Object> configure(Map<String, ?> configuration, OwnershipSettings settings) {
		Map<String, Object> result = new HashMap<>(configuration);
		Duration heartbeat = settings.heartbeatInterval();
		result.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
		result.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
		result.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
				List.of(CooperativeStickyAssignor.class.getName()));
		result.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, String.valueOf(settings.sessionTimeout().toMillis()));
		result.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, String.valueOf(heartbeat.toMillis()));
		// the group must not expel an instance that is waiting for a release, or whose
		// lease is valid
		Duration maxPoll = settings.releaseTimeout().plus(settings.sessionTimeout()).plusSeconds(5);
		result.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, String.valueOf(maxPoll.toMillis()));
		result.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
		// the member decides
		result.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
		result.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
		result.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
		result.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
		// a static member does not leave the group when it stops
		result.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
		result.remove("group.remote.assignor");
		result.computeIfPresent(ConsumerConfig.CLIENT_ID_CONFIG, (name, id) -> id + "-ownership");
		// rejects invalid settings
		new ConsumerConfig(result);
		return result;
	}

	/**
	 * Adds PBXs that this instance can own. Has no effect on those that are present.
	 * @param servers the names of the PBXs
	 */
	public void add(Collection<String> servers) {
		servers.forEach(this.settings::controlTopic);
		synchronized (this) {
			Set<String> changed = new TreeSet<>(this.servers);
			changed.addAll(servers);
			this.servers = Set.copyOf(changed);
		}
	}

	/**
	 * Removes PBXs, which this instance then releases. Instances that have not removed
	 * them can gain them.
	 * @param servers the names of the PBXs
	 */
	public synchronized void remove(Collection<String> servers) {
		Set<String> changed = new TreeSet<>(this.servers);
		changed.removeAll(servers);
		this.servers = Set.copyOf(changed);
	}

	/**
	 * Joins the group. Does not wait for a broker. Has no effect if it was called before.
	 */
	public synchronized void start() {
		Run last = this.run;
		if (last != null && !last.stopping.get()) {
			return;
		}
		if (last != null && last.isAlive()) {
			throw new IllegalStateException("The ownership of PBXs has not stopped yet");
		}
		Run run = new Run();
		this.run = run;
		this.state.set(OwnershipState.JOINING);
		run.start();
	}

	/**
	 * Releases all PBXs and leaves the group. Waits for this, at most somewhat longer
	 * than the release timeout.
	 */
	public synchronized void stop() {
		Run run = this.run;
		if (run == null || run.stopping.get()) {
			return;
		}
		run.stop();
	}

	/**
	 * Returns whether this instance owns a PBX at this instant. The listener may not have
	 * been called yet.
	 * @param server the name of the PBX
	 * @return {@code true} if the PBX is assigned to this instance, and the broker has
	 * confirmed its membership
	 */
	public boolean isOwned(String server) {
		return this.holdings.isOwned(server);
	}

	/**
	 * Returns the state and the counts.
	 * @return the status
	 */
	public OwnershipStatus status() {
		return this.holdings.status(this.state.state(), this.servers, this.state.losses(), this.state.failures(),
				this.state.error());
	}

	private static Thread thread(Runnable task, String name) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * The threads from a start to a stop.
	 */
	private final class Run {

		private final AtomicBoolean stopping = new AtomicBoolean();

		private final Thread guard = thread(this::guard, "ami-owner-lease");

		private volatile Thread member = thread(this::maintain, "ami-owner-group");

		private volatile @Nullable Membership membership;

		private volatile boolean stopped;

		private void start() {
			this.member.start();
			this.guard.start();
		}

		private boolean isAlive() {
			return this.member.isAlive();
		}

		private void stop() {
			PbxOwnership ownership = PbxOwnership.this;
			this.stopping.set(true);
			Membership membership = this.membership;
			if (membership != null) {
				membership.stop();
			}
			LockSupport.unpark(this.member);
			try {
				this.member.join(ownership.settings.releaseTimeout().plusSeconds(5).toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			// has an effect only if the thread hangs
			ownership.holdings.revokeAll(ReleaseReason.STOPPED);
			ownership.state.set(OwnershipState.STOPPED);
			this.stopped = true;
		}

		/** Maintains the membership, and joins again after a failure. */
		private void maintain() {
			long backOff = TimeUnit.SECONDS.toNanos(1);
			while (!this.stopping.get()) {
				long started = System.nanoTime();
				try {
					join();
				}
				catch (Throwable ex) {
					if (System.nanoTime() - started > MAX_BACK_OFF_NANOS) {
						backOff = TimeUnit.SECONDS.toNanos(1);
					}
					failed(ex, backOff);
					pause(backOff);
					backOff = Math.min(MAX_BACK_OFF_NANOS, backOff * 2);
				}
			}
		}

		private void join() throws InterruptedException {
			PbxOwnership ownership = PbxOwnership.this;
			ownership.state.set(OwnershipState.JOINING);
			Membership membership = new Membership(ownership.configuration, ownership.settings, ownership.holdings,
					ownership.state, ownership.handler, () -> ownership.servers, this.stopping);
			this.membership = membership;
			ReleaseReason reason = ReleaseReason.FAILED;
			try {
				membership.run();
				reason = ReleaseReason.STOPPED;
			}
			catch (Throwable ex) {
				ownership.state.set(OwnershipState.FAILED);
				throw ex;
			}
			finally {
				this.membership = null;
				// an interrupted thread could not wait for the release
				Thread.interrupted();
				membership.close(reason);
			}
		}

		private void failed(Throwable failure, long backOff) {
			PbxOwnership ownership = PbxOwnership.this;
			try {
				ownership.holdings.revokeAll(ReleaseReason.FAILED);
				ownership.state.failed(failure);
				logger.error(
						"The membership in group \"{}\" has failed, and all PBXs are released; joining again in"
								+ " {} s",
						ownership.settings.group(), TimeUnit.NANOSECONDS.toSeconds(backOff), failure);
			}
			catch (Throwable ex) {
				// such as no memory: the lease ends by itself
			}
		}

		private void pause(long nanos) {
			long end = System.nanoTime() + nanos;
			long remaining = nanos;
			while (remaining > 0 && !this.stopping.get()) {
				LockSupport.parkNanos(remaining);
				remaining = end - System.nanoTime();
			}
		}

		/** Ends the lease on time, whatever the other thread is doing. */
		private void guard() {
			while (!this.stopped) {
				try {
					long remaining = PbxOwnership.this.holdings.check();
					LockSupport.parkNanos(Math.min(CHECK_NANOS, remaining));
				}
				catch (Throwable ex) {
					try {
						logger.error("The lease was not checked; checking again", ex);
					}
					catch (Throwable again) {
						// such as no memory
					}
				}
			}
		}

	}

}
