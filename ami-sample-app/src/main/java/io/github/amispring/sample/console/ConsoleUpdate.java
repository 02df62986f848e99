/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.exception.AmiException;
import io.github.amispring.sample.calls.CallEnd;
import io.github.amispring.sample.calls.CallFeed;
import io.github.amispring.sample.calls.CallSummary;
import org.jspecify.annotations.Nullable;

/**
 * A message to a page. It contains the complete state for a new or slow page, and only
 * the changes otherwise.
 *
 * @param now the current time of the server
 * @param pbx the connection to the PBX
 * @param rates the current load
 * @param view the state of the live view of the calls
 * @param version the number of the last change of the live view that the message
 * includes, {@code null} in messages that contain only changes
 * @param calls new and changed calls
 * @param ended calls that have ended
 * @param events new events
 * @param steps the progress of calls that were placed with the form
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ConsoleUpdate(Instant now, @Nullable Pbx pbx, @Nullable Activity rates, CallFeed.@Nullable View view,
		@Nullable Long version, List<CallSummary> calls, List<CallEnd> ended, List<EventSummary> events,
		List<PlacedCalls.Step> steps) {

	/**
	 * Returns whether this update has no changes.
	 * @return {@code true} if there are no changes
	 */
	boolean isEmpty() {
		return this.pbx == null && this.rates == null && this.view == null && this.calls.isEmpty()
				&& this.ended.isEmpty() && this.events.isEmpty() && this.steps.isEmpty();
	}

	/**
	 * The connection to the PBX.
	 *
	 * @param address the address of the PBX
	 * @param state the state
	 * @param asteriskVersion the version of Asterisk, {@code null} if unknown
	 * @param connectedSince the instant at which the connection was established,
	 * {@code null} if not connected
	 * @param problem the reason why the PBX is not connected, {@code null} if connected
	 */
	record Pbx(String address, AmiClientStatus.State state, @Nullable String asteriskVersion,
			@Nullable Instant connectedSince, @Nullable String problem) {

		static Pbx of(String address, AmiClientStatus status) {
			AmiException error = status.lastError();
			return new Pbx(address, status.state(), status.asteriskVersion(), status.connectedSince(),
					(error != null) ? error.getMessage() : null);
		}

	}

	/**
	 * The current load.
	 *
	 * @param activeCalls the number of current calls
	 * @param callsPerMinute the number of calls that ended in the last minute
	 * @param eventsPerSecond the number of events per second
	 */
	record Activity(int activeCalls, long callsPerMinute, long eventsPerSecond) {

	}

}
