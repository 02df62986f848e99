/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.amispring.boot.client.AmiTransport;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientStatistics;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.client.EventSettings;
import io.github.amispring.exception.AmiException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Describes the connection to a server. Counters are zero when the application starts.
 *
 * @param state the state of the connection
 * @param transport the transport of the connection
 * @param asteriskVersion the version of Asterisk, {@code null} if not connected or if the
 * account lacks the permission to query it
 * @param amiVersion the version of the manager interface, {@code null} if not connected
 * @param connectedSince the instant of the login, {@code null} if not connected
 * @param lastRoundTrip the duration of the last Ping, {@code null} before the first Ping
 * @param lastError the reason why there is no connection, {@code null} while connected
 * @param nextAttempt the latest instant at which the next attempt to connect starts,
 * {@code null} if no attempt is scheduled
 * @param reconnects the number of connections after the first
 * @param pendingActions the number of actions that await a response
 * @param events the events of the server
 * @param owned whether this instance owns the server, {@code null} if instances do not
 * share servers
 * @since 1.0.0
 */
public record AmiServerDescriptor(AmiClientStatus.State state, AmiTransport transport, @Nullable String asteriskVersion,
		@Nullable String amiVersion, @Nullable Instant connectedSince, @Nullable Duration lastRoundTrip,
		@Nullable String lastError, @Nullable Instant nextAttempt, long reconnects, int pendingActions,
		EventsDescriptor events, @Nullable Boolean owned) implements OperationResponseBody {

	static AmiServerDescriptor of(AmiClient client) {
		return of(client, null);
	}

	static AmiServerDescriptor of(AmiClient client, @Nullable Boolean owned) {
		AmiClientStatus status = client.status();
		AmiClientStatistics statistics = client.statistics();
		AmiException lastError = status.lastError();
		return new AmiServerDescriptor(status.state(), AmiTransport.of(client), status.asteriskVersion(),
				status.amiVersion(), status.connectedSince(), status.lastRoundTrip(),
				(lastError != null) ? lastError.getMessage() : null, status.nextAttempt(), statistics.reconnects(),
				statistics.pendingActions(), EventsDescriptor.of(status, statistics), owned);
	}

	/**
	 * Describes the events of a server.
	 *
	 * @param mask the event classes that are requested, empty for all
	 * @param include the names of events to receive, empty for all
	 * @param exclude the names of events to discard
	 * @param filters the filters in effect at the server, empty if not connected
	 * @param received the number of received events by name
	 * @param lost the number of events that were dropped because listeners were too slow
	 * @param buffered the number of events in the buffer
	 * @param bufferCapacity the maximum number of events in the buffer
	 * @param lag the age of the oldest undelivered event, zero if all events have been
	 * delivered
	 * @param listenerErrors the number of exceptions that listeners threw
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
