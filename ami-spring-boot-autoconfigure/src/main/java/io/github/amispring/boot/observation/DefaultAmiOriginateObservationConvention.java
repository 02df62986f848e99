/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.observation;

import io.github.amispring.boot.observation.AmiOriginateObservation.HighCardinalityKeys;
import io.github.amispring.boot.observation.AmiOriginateObservation.LowCardinalityKeys;
import io.github.amispring.event.OriginateReason;
import io.github.amispring.event.OriginateResponseEvent;
import io.github.amispring.exception.AmiErrorResponseException;
import io.micrometer.common.KeyValues;

/**
 * Default {@link AmiOriginateObservationConvention}: server and outcome, the channel's
 * unique ID, and the message of the PBX when it refused the action.
 */
public class DefaultAmiOriginateObservationConvention implements AmiOriginateObservationConvention {

	/** The shared instance. */
	static final DefaultAmiOriginateObservationConvention INSTANCE = new DefaultAmiOriginateObservationConvention();

	@Override
	public KeyValues getLowCardinalityKeyValues(AmiOriginateObservationContext context) {
		OriginateResponseEvent outcome = context.getOutcome();
		return KeyValues.of(LowCardinalityKeys.SERVER.withValue(context.getServer()), LowCardinalityKeys.OUTCOME
			.withValue((outcome != null) ? outcome(outcome) : ActionOutcome.of(context.getError())));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(AmiOriginateObservationContext context) {
		OriginateResponseEvent outcome = context.getOutcome();
		if (outcome != null && outcome.uniqueId() != null) {
			return KeyValues.of(HighCardinalityKeys.UNIQUEID.withValue(outcome.uniqueId()));
		}
		return (context.getError() instanceof AmiErrorResponseException refusal)
				? KeyValues.of(HighCardinalityKeys.SERVER_MESSAGE.withValue(refusal.serverMessage()))
				: KeyValues.empty();
	}

	private static String outcome(OriginateResponseEvent outcome) {
		if (Boolean.TRUE.equals(outcome.successful())) {
			return "answered";
		}
		OriginateReason reason = outcome.reason();
		if (reason == null) {
			return "failed";
		}
		return switch (reason) {
			case BUSY -> "busy";
			case NO_ANSWER -> "no-answer";
			case CONGESTION -> "congestion";
			case HANGUP -> "hangup";
			case ANSWERED, FAILURE -> "failed";
		};
	}

}
