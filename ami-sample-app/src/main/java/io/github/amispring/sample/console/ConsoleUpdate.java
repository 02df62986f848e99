/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.exception.AmiException;
import io.github.amispring.sample.calls.Call;
import org.jspecify.annotations.Nullable;

/**
 * A message to a page. It contains the complete state for a new or slow page, and only
 * the changes otherwise.
 *
 * @param now the current time of the server
 * @param pbx the connection to the PBX
 * @param rates the current load
 * @param calls new and changed calls
 * @param ended the ids of calls that have ended
 * @param events new events
 * @param outcomes the outcomes of calls that were placed with the form
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ConsoleUpdate(Instant now, @Nullable Pbx pbx, @Nullable Activity rates, List<Call> calls, List<String> ended,
		List<EventSummary> events, List<Outcome> outcomes) {

	/**
	 * Returns whether this update has no changes.
	 * @return {@code true} if there are no changes
	 */
	boolean isEmpty() {
		return this.pbx == null && this.rates == null && this.calls.isEmpty() && this.ended.isEmpty()
				&& this.events.isEmpty() && this.outcomes.isEmpty();
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
	 * @param callsPerMinute the number of calls that started in the last minute
	 * @param eventsPerSecond the number of events per second
	 */
	record Activity(int activeCalls, long callsPerMinute, long eventsPerSecond) {

	}

	/**
	 * The outcome of a call that was placed with the form.
	 *
	 * @param id the id of the call
	 * @param answered whether the first party answered
	 * @param reason the reason for a failure, {@code null} if unknown
	 */
	record Outcome(String id, boolean answered, @Nullable String reason) {

	}

}
