/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import io.github.amispring.boot.client.AmiClientLifecycle;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.client.ServerOwnership;
import io.github.amispring.client.AmiClient;
import io.github.amispring.exception.AmiException;
import io.github.amispring.kafka.command.RemoteActions;
import io.github.amispring.kafka.ownership.OwnershipSettings;
import io.github.amispring.kafka.ownership.OwnershipState;
import io.github.amispring.kafka.ownership.OwnershipStatus;
import io.github.amispring.kafka.ownership.PbxOwnership;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Makes this instance a member of the group that shares the PBXs. Replaces
 * {@link AmiClientLifecycle}: the clients of owned PBXs are started, all others are
 * stopped. When the application stops, the clients are stopped before the instance leaves
 * the group, so that others gain the PBXs at once.
 *
 * @since 1.0.0
 */
public class KafkaOwnership implements ServerOwnership, SmartLifecycle, AmiClients.Listener {

	private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

	/** The time to write the replies to the last actions of other instances. */
	private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(2);

	private final AmiClients clients;

	private final PbxOwnership ownership;

	private final OwnershipSettings settings;

	private final @Nullable RemoteActions remoteActions;

	private final Supplier<@Nullable Duration> joinTimeout;

	private volatile boolean running;

	/**
	 * Creates an instance.
	 * @param clients the clients of the PBXs
	 * @param ownership the ownership, which starts and stops the clients
	 * @param settings the settings of the ownership
	 * @param remoteActions exchanges actions with other instances, {@code null} for none
	 * @param joinTimeout returns the time within which this instance must become a member
	 * of the group when the application starts, {@code null} if it joins in the
	 * background
	 */
	public KafkaOwnership(AmiClients clients, PbxOwnership ownership, OwnershipSettings settings,
			@Nullable RemoteActions remoteActions, Supplier<@Nullable Duration> joinTimeout) {
		this.clients = clients;
		this.ownership = ownership;
		this.settings = settings;
		this.remoteActions = remoteActions;
		this.joinTimeout = joinTimeout;
	}

	@Override
	public boolean isOwned(String server) {
		return this.ownership.isOwned(server);
	}

	@Override
	public Membership membership() {
		OwnershipStatus status = this.ownership.status();
		return new Membership(this.settings.group(), status.state().name().toLowerCase(Locale.ROOT),
				status.state() == OwnershipState.JOINED, status.owned().size(), status.gains(), status.releases(),
				status.leaseExpirations(), status.membershipLosses(), status.failures(), status.lastError(),
				status.listenerErrors());
	}

	/**
	 * Shares the PBX of an added client.
	 */
	@Override
	public void added(AmiClient client) {
		this.ownership.add(List.of(client.name()));
	}

	/**
	 * Releases the PBX of a removed client, and stops the client. Instances from which
	 * the PBX is not removed can gain it.
	 */
	@Override
	public void removed(AmiClient client) {
		this.ownership.remove(List.of(client.name()));
		client.stop(this.settings.releaseTimeout());
	}

	@Override
	public void start() {
		this.running = true;
		if (this.remoteActions != null) {
			this.remoteActions.start();
		}
		this.ownership.start();
		Duration timeout = this.joinTimeout.get();
		if (timeout != null) {
			try {
				awaitMembership(timeout);
			}
			catch (RuntimeException ex) {
				stop();
				throw ex;
			}
		}
	}

	private void awaitMembership(Duration timeout) {
		long deadline = System.nanoTime() + timeout.toNanos();
		OwnershipStatus status = this.ownership.status();
		while (status.state() != OwnershipState.JOINED) {
			String reason = (status.lastError() != null) ? ": " + status.lastError() : "";
			if (deadline - System.nanoTime() < 0) {
				throw new AmiException("This instance did not join the Kafka consumer group \"" + this.settings.group()
						+ "\" within " + timeout.toMillis() + " ms" + reason
						+ ". Check spring.kafka.bootstrap-servers, or set ami.startup=background.");
			}
			if (Thread.currentThread().isInterrupted()) {
				throw new AmiException("The startup was interrupted before this instance joined the Kafka consumer"
						+ " group \"" + this.settings.group() + "\"" + reason);
			}
			LockSupport.parkNanos(POLL_NANOS);
			status = this.ownership.status();
		}
	}

	/**
	 * Stops on a separate thread, so that the other beans of the phase stop in parallel
	 * and the timeout of the phase applies.
	 */
	@Override
	public void stop(Runnable callback) {
		// any other thread would wait for the listener that is running on this thread
		for (AmiClient client : this.clients) {
			if (client.isListenerThread()) {
				client.stop(this.settings.releaseTimeout());
			}
		}
		Runnable stop = () -> {
			try {
				stop();
			}
			finally {
				callback.run();
			}
		};
		try {
			new Thread(stop, "ami-ownership-shutdown").start();
		}
		catch (OutOfMemoryError ex) {
			stop.run();
		}
	}

	@Override
	public void stop() {
		this.ownership.stop();
		if (this.remoteActions != null) {
			this.remoteActions.stop(REPLY_TIMEOUT);
		}
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return AmiClientLifecycle.PHASE;
	}

}
