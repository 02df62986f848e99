/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.amispring.sample.events.EventSummary;
import io.github.amispring.sample.stream.view.CallView;
import io.github.amispring.sample.stream.view.ConferenceView;
import io.github.amispring.sample.stream.view.ExtensionView;
import io.github.amispring.sample.stream.view.ParkedView;
import io.github.amispring.sample.stream.view.QueueView;
import io.github.amispring.sample.stream.view.ServerView;
import org.jspecify.annotations.Nullable;

/**
 * A message to the pages: the complete state, or what has changed. A component that is
 * {@code null} is left out; a snapshot has all lists, and an update only those that are
 * not empty.
 *
 * @param now the time of the server
 * @param servers all PBXs, if one has changed
 * @param calls new and changed calls
 * @param goneCalls the calls that no longer exist
 * @param queues new and changed queues
 * @param goneQueues the keys of the queues that no longer exist
 * @param extensions new and changed extensions
 * @param goneExtensions the keys of the extensions that no longer exist
 * @param conferences new and changed conferences
 * @param goneConferences the keys of the conferences that no longer exist
 * @param parked new and changed parked calls
 * @param goneParked the keys of the calls that are no longer parked
 * @param events new events
 * @param missedEvents how many new events were left out
 * @param rates the load of the PBXs
 * @param chart new points of the chart
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConsoleUpdate(Instant now, @Nullable List<ServerView> servers, @Nullable List<CallView> calls,
		@Nullable List<GoneCall> goneCalls, @Nullable List<QueueView> queues, @Nullable List<String> goneQueues,
		@Nullable List<ExtensionView> extensions, @Nullable List<String> goneExtensions,
		@Nullable List<ConferenceView> conferences, @Nullable List<String> goneConferences,
		@Nullable List<ParkedView> parked, @Nullable List<String> goneParked, @Nullable List<EventSummary> events,
		@Nullable Long missedEvents, @Nullable List<RateView> rates, @Nullable ChartView chart) {

	/**
	 * Returns a copy that contains only what is not empty.
	 * @return the copy
	 */
	ConsoleUpdate compact() {
		return new ConsoleUpdate(this.now, present(this.servers), present(this.calls), present(this.goneCalls),
				present(this.queues), present(this.goneQueues), present(this.extensions), present(this.goneExtensions),
				present(this.conferences), present(this.goneConferences), present(this.parked),
				present(this.goneParked), present(this.events),
				(this.missedEvents != null && this.missedEvents > 0) ? this.missedEvents : null, present(this.rates),
				this.chart);
	}

	private static <T> @Nullable List<T> present(@Nullable List<T> list) {
		return (list == null || list.isEmpty()) ? null : list;
	}

	/**
	 * Returns whether this update contains only the time.
	 * @return {@code true} if nothing has changed
	 */
	boolean isEmpty() {
		ConsoleUpdate nothing = new ConsoleUpdate(this.now, null, null, null, null, null, null, null, null, null, null,
				null, null, null, null, null);
		return compact().equals(nothing);
	}

}
