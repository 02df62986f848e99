/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientStatistics;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.client.EventSettings;
import io.github.amispring.exception.AmiException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * How the connection to a server fares. Counts are since the application started.
 *
 * @param state the connection's state
 * @param asteriskVersion the server's version, {@code null} when not connected or when
 * the account may not ask
 * @param amiVersion the version of its manager interface, {@code null} when not connected
 * @param connectedSince since when, {@code null} when not connected
 * @param lastRoundTrip how long the last Ping took, {@code null} before the first
 * @param lastError why there is no connection, {@code null} while connected
 * @param nextAttempt when the next attempt to connect follows at the latest, {@code null}
 * when not waiting for it
 * @param reconnects connections after the first
 * @param pendingActions actions that wait for their answers now
 * @param events how events fare
 */
public record AmiServerDescriptor(AmiClientStatus.State state, @Nullable String asteriskVersion,
		@Nullable String amiVersion, @Nullable Instant connectedSince, @Nullable Duration lastRoundTrip,
		@Nullable String lastError, @Nullable Instant nextAttempt, long reconnects, int pendingActions,
		EventsDescriptor events) implements OperationResponseBody {

	static AmiServerDescriptor of(AmiClient client) {
		AmiClientStatus status = client.status();
		AmiClientStatistics statistics = client.statistics();
		AmiException lastError = status.lastError();
		return new AmiServerDescriptor(status.state(), status.asteriskVersion(), status.amiVersion(),
				status.connectedSince(), status.lastRoundTrip(), (lastError != null) ? lastError.getMessage() : null,
				status.nextAttempt(), statistics.reconnects(), statistics.pendingActions(),
				EventsDescriptor.of(status, statistics));
	}

	/**
	 * How the events of a server fare.
	 *
	 * @param mask the classes that the server is asked for, empty for all
	 * @param include the names that are received, empty for all
	 * @param exclude the names that are not received
	 * @param filters the filters in force at the server, none while there is no
	 * connection
	 * @param received how many came, by name
	 * @param lost how many were dropped because listeners were too slow
	 * @param buffered how many wait for listeners now
	 * @param bufferCapacity how many may
	 * @param lag the age of the oldest event that has not been delivered, zero when there
	 * is none
	 * @param listenerErrors exceptions that listeners threw
	 */
	public record EventsDescriptor(List<String> mask, List<String> include, List<String> exclude, List<String> filters,
			Map<String, Long> received, long lost, int buffered, int bufferCapacity, Duration lag,
			long listenerErrors) {

		static EventsDescriptor of(AmiClientStatus status, AmiClientStatistics statistics) {
			EventSettings settings = status.events();
			return new EventsDescriptor(settings.mask(), settings.include(), settings.exclude(), status.filters(),
					new TreeMap<>(statistics.eventsReceived()), statistics.eventsLost(), statistics.eventsBuffered(),
					settings.bufferCapacity(), statistics.eventsLag(), statistics.listenerErrors());
		}

	}

}
