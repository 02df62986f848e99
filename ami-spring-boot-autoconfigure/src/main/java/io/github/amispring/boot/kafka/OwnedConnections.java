/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.kafka;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.amispring.client.AmiClient;
import io.github.amispring.kafka.ownership.OwnershipSettings;
import io.github.amispring.kafka.ownership.PbxOwnershipListener;
import io.github.amispring.kafka.ownership.ReleaseReason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the client of a PBX that this instance has gained, and stops the client of a PBX
 * that it has to release. If the next owner waits for the release, the events of the
 * connection are also written to Kafka before, so that they precede those of the next
 * owner.
 *
 * @since 1.0.0
 */
public class OwnedConnections implements PbxOwnershipListener {

	private static final Logger logger = LoggerFactory.getLogger(OwnedConnections.class);

	private final Function<String, @Nullable AmiClient> clients;

	private final Supplier<@Nullable KafkaForwarders> forwarders;

	private final Duration handOverTimeout;

	private final Duration lostContactTimeout;

	/**
	 * Creates a listener.
	 * @param clients returns the client of a PBX, {@code null} if there is none
	 * @param forwarders returns the forwarders, {@code null} if events are not forwarded
	 * @param settings the settings of the ownership
	 * @param stopTimeout the maximum time of a release when the application stops
	 */
	public OwnedConnections(Function<String, @Nullable AmiClient> clients,
			Supplier<@Nullable KafkaForwarders> forwarders, OwnershipSettings settings, Duration stopTimeout) {
		this.clients = clients;
		this.forwarders = forwarders;
		Duration release = settings.releaseTimeout();
		// the next owner does not wait longer than the release timeout
		Duration handOver = release.minus(release.dividedBy(10));
		this.handOverTimeout = (handOver.compareTo(stopTimeout) < 0) ? handOver : stopTimeout;
		// closing the connection takes some time after the timeout
		this.lostContactTimeout = settings.releaseMargin().dividedBy(2);
	}

	@Override
	public void gained(String server) {
		AmiClient client = this.clients.apply(server);
		if (client != null) {
			KafkaForwarders forwarders = this.forwarders.get();
			if (forwarders != null) {
				forwarders.resume(server);
			}
			client.start();
		}
	}

	@Override
	public void released(String server, ReleaseReason reason) {
		AmiClient client = this.clients.apply(server);
		if (client == null) {
			// removed, and therefore stopped
			return;
		}
		switch (reason) {
			case REASSIGNED, REMOVED, STOPPED -> handOver(client);
			case LEASE_EXPIRED, MEMBERSHIP_LOST, FAILED -> abort(client);
		}
	}

	/**
	 * The next owner does not wait. If the events that are buffered were written when the
	 * broker is reached again, they would follow those of the next owner.
	 */
	private void abort(AmiClient client) {
		KafkaForwarders forwarders = this.forwarders.get();
		if (forwarders != null) {
			forwarders.abort(client.name());
		}
		client.stop(this.lostContactTimeout);
	}

	private void handOver(AmiClient client) {
		long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(this.handOverTimeout);
		client.stop(this.handOverTimeout);
		KafkaForwarders forwarders = this.forwarders.get();
		if (forwarders != null && !forwarders.flush(client.name(), Duration.ofNanos(deadline - System.nanoTime()))) {
			logger.warn("PBX \"{}\": released before all events were written to Kafka. They are written later, and may"
					+ " follow events of the next owner.", client.name());
		}
	}

}
