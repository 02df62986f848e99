/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.live;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.github.amispring.live.model.Attempt;
import io.github.amispring.live.model.AttemptResult;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.EndedBy;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.model.Transfer;
import io.github.amispring.live.model.TransferKind;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions for the records of calls. Requires AssertJ.
 *
 * @since 1.0.0
 */
public final class EndedCallAssert extends AbstractAssert<EndedCallAssert, EndedCall> {

	private EndedCallAssert(@Nullable EndedCall actual) {
		super(actual, EndedCallAssert.class);
	}

	/**
	 * Begins an assertion.
	 * @param actual the record
	 * @return the assertion
	 */
	public static EndedCallAssert assertThat(@Nullable EndedCall actual) {
		return new EndedCallAssert(actual);
	}

	/**
	 * Verifies the outcome.
	 * @param outcome the expected outcome
	 * @return this assertion
	 */
	public EndedCallAssert hasOutcome(CallOutcome outcome) {
		return verify("outcome", outcome, record().outcome());
	}

	/**
	 * Verifies the device of the caller.
	 * @param device the expected device, such as {@code PJSIP/100}
	 * @return this assertion
	 */
	public EndedCallAssert hasCaller(@Nullable String device) {
		return verify("caller", device, device(record().call().caller()));
	}

	/**
	 * Verifies the devices of all parties.
	 * @param devices the expected devices, in the order in which they called or answered
	 * @return this assertion
	 */
	public EndedCallAssert hasParties(String... devices) {
		return verify("parties", List.of(devices),
				record().call().parties().stream().map((party) -> String.valueOf(party.device())).toList());
	}

	/**
	 * Verifies the device that answered.
	 * @param device the expected device, or {@code null} if nobody answered
	 * @return this assertion
	 */
	public EndedCallAssert wasAnsweredBy(@Nullable String device) {
		return verify("answering device", device, device(record().call().answeredBy()));
	}

	/**
	 * Verifies the result of the last attempt to reach a device.
	 * @param device the device
	 * @param result the expected result
	 * @return this assertion
	 */
	public EndedCallAssert hasAttempt(String device, AttemptResult result) {
		AttemptResult actual = null;
		for (Attempt attempt : record().call().attempts()) {
			if (device.equals(attempt.device())) {
				actual = attempt.result();
			}
		}
		return verify("result of the attempt to reach " + device, result, actual);
	}

	/**
	 * Verifies that the call has a transfer.
	 * @param kind the expected kind
	 * @param by the device that transferred the call, or {@code null}
	 * @param to the device that received the call, or {@code null} if none answered
	 * @return this assertion
	 */
	public EndedCallAssert wasTransferred(TransferKind kind, @Nullable String by, @Nullable String to) {
		for (Transfer transfer : record().call().transfers()) {
			if (transfer.kind() == kind && Objects.equals(transfer.by(), by) && Objects.equals(transfer.to(), to)) {
				return this;
			}
		}
		throw failure("Expected a transfer %s by %s to %s, but the transfers are %s", kind, by, to,
				record().call().transfers());
	}

	/**
	 * Verifies that a party ended the call.
	 * @param device the device of the party
	 * @return this assertion
	 */
	public EndedCallAssert wasEndedBy(String device) {
		EndedBy endedBy = record().endedBy();
		return verify("ending device", device, (endedBy != null) ? device(endedBy.party()) : null);
	}

	/**
	 * Verifies that no party ended the call, but the PBX did.
	 * @return this assertion
	 */
	public EndedCallAssert wasEndedByPbx() {
		return verify("end", EndedBy.pbx(), record().endedBy());
	}

	/**
	 * Verifies the talk time.
	 * @param talk the expected time, or {@code null} if the parties never talked
	 * @param tolerance the largest permitted difference
	 * @return this assertion
	 */
	public EndedCallAssert hasTalkTime(@Nullable Duration talk, Duration tolerance) {
		return verifyDuration("talk time", talk, record().talk(), tolerance);
	}

	/**
	 * Verifies the time for which the call rang.
	 * @param ring the expected time, or {@code null} if no phone rang
	 * @param tolerance the largest permitted difference
	 * @return this assertion
	 */
	public EndedCallAssert hasRingTime(@Nullable Duration ring, Duration tolerance) {
		return verifyDuration("ring time", ring, record().ring(), tolerance);
	}

	/**
	 * Verifies the time for which the call was held.
	 * @param hold the expected time, or {@code null} if nobody held the call
	 * @param tolerance the largest permitted difference
	 * @return this assertion
	 */
	public EndedCallAssert hasHoldTime(@Nullable Duration hold, Duration tolerance) {
		return verifyDuration("hold time", hold, record().hold(), tolerance);
	}

	private EndedCallAssert verifyDuration(String what, @Nullable Duration expected, @Nullable Duration actual,
			Duration tolerance) {
		boolean close = (expected == null || actual == null) ? Objects.equals(expected, actual)
				: expected.minus(actual).abs().compareTo(tolerance) <= 0;
		if (!close) {
			throw failure("Expected the %s %s (tolerance %s) of %s, but it is %s", what, expected, tolerance, record(),
					actual);
		}
		return this;
	}

	private EndedCallAssert verify(String what, @Nullable Object expected, @Nullable Object actual) {
		if (!Objects.equals(expected, actual)) {
			throw failureWithActualExpected(String.valueOf(actual), String.valueOf(expected),
					"Expected the %s %s of %s, but it is %s", what, expected, record(), actual);
		}
		return this;
	}

	private EndedCall record() {
		isNotNull();
		return this.actual;
	}

	private static @Nullable String device(@Nullable Party party) {
		return (party != null) ? party.device() : null;
	}

}
