/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.ownership;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A member of the consumer group, from joining to leaving. Used by one thread, except for
 * {@link #stop()}.
 */
final class Membership implements ConsumerRebalanceListener {

	private static final Logger logger = LoggerFactory.getLogger(Membership.class);

	private static final Duration POLL = Duration.ofMillis(200);

	private static final long RETRY_NANOS = Duration.ofMillis(50).toNanos();

	private static final Duration CLOSE = Duration.ofSeconds(2);

	private final OwnershipSettings settings;

	private final Holdings holdings;

	private final MembershipState state;

	private final ControlRecordHandler handler;

	private final Supplier<Set<String>> servers;

	private final ControlTopics topics;

	private final KafkaConsumer<String, byte[]> consumer;

	private final AtomicBoolean stopping;

	/** The names of the PBXs by topic, including those that were removed. */
	private final Map<String, String> names = new HashMap<>();

	private Set<String> wanted = Set.of();

	private Set<String> subscribed = Set.of();

	private boolean confirmed;

	private long lastAttempt;

	private int next;

	Membership(Map<String, Object> configuration, OwnershipSettings settings, Holdings holdings, MembershipState state,
			ControlRecordHandler handler, Supplier<Set<String>> servers, AtomicBoolean stopping) {
		this.settings = settings;
		this.holdings = holdings;
		this.state = state;
		this.handler = handler;
		this.servers = servers;
		this.stopping = stopping;
		this.topics = new ControlTopics(configuration);
		this.consumer = new KafkaConsumer<>(configuration);
	}

	/** Takes part in the group until stopped. */
	void run() {
		while (!this.stopping.get()) {
			try {
				subscribe();
				if (this.subscribed.isEmpty()) {
					LockSupport.parkNanos(POLL.toNanos());
				}
				else {
					resume();
					pass(this.consumer.poll(POLL));
					confirm(this.settings.lease().dividedBy(2));
				}
			}
			catch (WakeupException ex) {
				// stopping
			}
			catch (NoOffsetForPartitionException ex) {
				// no record was passed on yet
				this.consumer.seekToBeginning(ex.partitions());
			}
			catch (OffsetOutOfRangeException ex) {
				reset(ex.offsetOutOfRangePartitions());
			}
		}
	}

	/**
	 * Continues where no record was passed on before. If the position is beyond the end,
	 * the brokers have lost records, and the offsets of those that remain are ambiguous.
	 */
	private void reset(Map<TopicPartition, Long> positions) {
		try {
			Map<TopicPartition, Long> first = this.consumer.beginningOffsets(positions.keySet(), POLL);
			positions.forEach((partition, position) -> {
				Long start = first.get(partition);
				if (start != null && position < start) {
					this.consumer.seek(partition, start);
				}
				else {
					logger.warn("The broker has lost records of topic \"{}\"; skipping those that remain",
							partition.topic());
					this.consumer.seekToEnd(List.of(partition));
				}
			});
		}
		catch (RetriableException ex) {
			// the next poll tries again
			failing(ex);
		}
	}

	/** Makes {@link #run()} return soon; called by other threads. */
	void stop() {
		this.stopping.set(true);
		this.consumer.wakeup();
	}

	/** Leaves the group after all PBXs are released. */
	void close(ReleaseReason reason) throws InterruptedException {
		try {
			this.holdings.revokeAll(reason);
			Set<String> held = this.holdings.awaitReleased(this.names.values(),
					this.settings.releaseTimeout().toNanos());
			warn(held);
		}
		finally {
			this.topics.close();
			this.consumer.close(CloseOptions.timeout(CLOSE));
		}
	}

	private void subscribe() {
		Set<String> servers = this.servers.get();
		if (!servers.equals(this.wanted)) {
			servers.forEach((server) -> this.names.put(topic(server), server));
			this.wanted = servers;
		}
		Set<String> topics = this.topics
			.existing(servers.stream().map(this::topic).collect(Collectors.toUnmodifiableSet()));
		String error = this.topics.error();
		if (error != null) {
			this.state.failing(error);
		}
		if (topics.equals(this.subscribed)) {
			return;
		}
		this.subscribed = topics;
		if (topics.isEmpty()) {
			this.consumer.unsubscribe();
			this.state.set(OwnershipState.JOINING);
		}
		else {
			this.consumer.subscribe(topics, this);
		}
	}

	private String topic(String server) {
		return this.settings.controlTopic(server);
	}

	/** Records are polled while the listener has gained the PBX. */
	private void resume() {
		Set<String> gained = this.holdings.gained();
		List<TopicPartition> others = new ArrayList<>();
		List<TopicPartition> ready = new ArrayList<>();
		for (TopicPartition partition : this.consumer.assignment()) {
			String server = this.names.get(partition.topic());
			(server != null && gained.contains(server) ? ready : others).add(partition);
		}
		this.consumer.resume(ready);
		this.consumer.pause(others);
	}

	/**
	 * Passes records on after their offsets are committed. The coordinator accepts the
	 * commit only from the member that owns the partitions, so no other instance has
	 * passed the records on or will do so. If the commit has failed, or it is unknown
	 * whether it has succeeded, the records are polled again: this instance has not
	 * passed them on, and it can commit again only while it owns the partitions.
	 */
	private void pass(ConsumerRecords<String, byte[]> records) {
		if (records.isEmpty()) {
			return;
		}
		if (!commit(records)) {
			// a rebalance needs further polls, which return at once
			LockSupport.parkNanos(RETRY_NANOS);
			return;
		}
		for (ConsumerRecord<String, byte[]> record : records) {
			String server = this.names.get(record.topic());
			if (record.partition() == 0 && server != null) {
				pass(server, record);
			}
		}
	}

	private void pass(String server, ConsumerRecord<String, byte[]> record) {
		try {
			this.handler.handle(server, record);
		}
		catch (Throwable ex) {
			logger.error("PBX \"{}\": the record at offset {} of the control topic was not handled", server,
					record.offset(), ex);
		}
	}

	private boolean commit(ConsumerRecords<String, byte[]> records) {
		boolean committed = false;
		Duration timeout = this.settings.lease().dividedBy(2);
		try {
			committed = commit(records.nextOffsets(), timeout);
			return committed;
		}
		catch (WakeupException ex) {
			// stopping; otherwise, the records would be lost if the broker has committed
			committed = commit(records.nextOffsets(), timeout);
			return committed;
		}
		finally {
			if (!committed) {
				rewind(records);
			}
		}
	}

	private void rewind(ConsumerRecords<String, byte[]> records) {
		Set<TopicPartition> assigned = this.consumer.assignment();
		for (TopicPartition partition : records.partitions()) {
			if (assigned.contains(partition)) {
				this.consumer.seek(partition, records.records(partition).get(0).offset());
			}
		}
	}

	/**
	 * Proves the membership if it is time to, by a commit: the coordinator accepts it
	 * from a member of the current generation only, and restarts the session timeout. The
	 * client learns in no other way that the coordinator still knows it.
	 */
	private void confirm(Duration timeout) {
		long now = System.nanoTime();
		boolean due = !this.confirmed || !this.holdings.isLeased()
				|| now - this.lastAttempt >= this.settings.heartbeatInterval().toNanos();
		List<TopicPartition> assigned = new ArrayList<>(this.consumer.assignment());
		if (!due || assigned.isEmpty()) {
			return;
		}
		this.lastAttempt = now;
		// another one each time, in case that one cannot be committed
		TopicPartition partition = assigned.get(Math.floorMod(this.next++, assigned.size()));
		try {
			long position = this.consumer.position(partition, POLL);
			commit(Map.of(partition, new OffsetAndMetadata(position)), timeout);
		}
		catch (RetriableException ex) {
			this.confirmed = false;
			failing(ex);
		}
	}

	/**
	 * Commits offsets, which extends the lease if it succeeds.
	 * @return {@code false} if the commit has failed or may have failed
	 */
	private boolean commit(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
		try {
			long since = System.nanoTime();
			this.consumer.commitSync(offsets, timeout);
			this.holdings.renew(since);
			this.confirmed = true;
			this.state.confirmed();
			return true;
		}
		catch (RebalanceInProgressException ex) {
			logger.debug("The membership was not confirmed because of a rebalance", ex);
		}
		catch (CommitFailedException ex) {
			this.confirmed = false;
			this.holdings.endLease();
			failing(ex);
		}
		catch (RetriableException ex) {
			this.confirmed = false;
			failing(ex);
		}
		return false;
	}

	private void failing(Exception failure) {
		this.state.failing("The broker has not confirmed the membership: " + failure.getMessage());
		if (!this.holdings.isLeased()) {
			this.state.set(OwnershipState.JOINING);
		}
	}

	@Override
	public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
		this.confirmed = false;
		this.consumer.pause(partitions);
		this.state.set(OwnershipState.JOINED);
		this.holdings.assign(names(partitions));
	}

	@Override
	public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
		Set<String> revoked = names(partitions);
		Set<String> removed = new HashSet<>(revoked);
		removed.removeAll(this.servers.get());
		this.holdings.revoke(removed, ReleaseReason.REMOVED);
		this.holdings.revoke(revoked, ReleaseReason.REASSIGNED);
		long end = System.nanoTime() + this.settings.releaseTimeout().toNanos();
		Duration slice = this.settings.heartbeatInterval().dividedBy(2);
		try {
			// the rebalance goes on, and another instance gains them, when this returns
			Set<String> held = this.holdings.awaitReleased(revoked, slice.toNanos());
			while (!held.isEmpty() && end - System.nanoTime() > 0) {
				keepOthers(slice);
				held = this.holdings.awaitReleased(revoked, Math.min(slice.toNanos(), end - System.nanoTime()));
			}
			warn(held);
		}
		catch (InterruptedException ex) {
			throw new InterruptException(ex);
		}
	}

	/** Extends the lease while a release takes long. */
	private void keepOthers(Duration timeout) {
		try {
			confirm(timeout);
		}
		catch (WakeupException ex) {
			// run() returns after the release
		}
	}

	private void warn(Set<String> held) {
		if (!held.isEmpty()) {
			logger.error("PBXs {} were not released within {} ms. Another instance gains them although this one may"
					+ " be connected.", held, this.settings.releaseTimeout().toMillis());
		}
	}

	@Override
	public void onPartitionsLost(Collection<TopicPartition> partitions) {
		logger.warn("The group \"{}\" has expelled this instance; joining again", this.settings.group());
		this.state.lost();
		this.holdings.revokeAll(ReleaseReason.MEMBERSHIP_LOST);
	}

	/**
	 * Returns the PBXs of partitions. A topic has one partition, but if it had more, they
	 * would have several owners.
	 */
	private Set<String> names(Collection<TopicPartition> partitions) {
		return partitions.stream()
			.filter((partition) -> partition.partition() == 0)
			.map((partition) -> Objects.requireNonNull(this.names.get(partition.topic()), partition::topic))
			.collect(Collectors.toUnmodifiableSet());
	}

}
