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
 * What a page is told: everything at first, then what changed.
 *
 * @param now the server's time
 * @param pbx the connection
 * @param rates how much is going on
 * @param calls calls that are new or changed
 * @param ended ids of calls that are over
 * @param events events that came
 * @param outcomes how calls from the form went
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ConsoleUpdate(Instant now, @Nullable Pbx pbx, @Nullable Activity rates, List<Call> calls, List<String> ended,
		List<EventSummary> events, List<Outcome> outcomes) {

	/**
	 * Whether there is anything to tell.
	 * @return {@code true} when nothing changed
	 */
	boolean isEmpty() {
		return this.pbx == null && this.rates == null && this.calls.isEmpty() && this.ended.isEmpty()
				&& this.events.isEmpty() && this.outcomes.isEmpty();
	}

	/**
	 * The connection to the PBX.
	 *
	 * @param address where the PBX is
	 * @param state the state
	 * @param asteriskVersion the version, where the PBX tells it
	 * @param connectedSince since when
	 * @param problem why there is no connection
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
	 * How much is going on.
	 *
	 * @param activeCalls calls now
	 * @param callsPerMinute calls that began in the last minute
	 * @param eventsPerSecond events in a second
	 */
	record Activity(int activeCalls, long callsPerMinute, long eventsPerSecond) {

	}

	/**
	 * How a call from the form went.
	 *
	 * @param id the call's id
	 * @param answered whether the first side answered
	 * @param reason why not, where the PBX tells
	 */
	record Outcome(String id, boolean answered, @Nullable String reason) {

	}

}
