/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.observation;

import io.github.amispring.boot.observation.AmiActionObservation.HighCardinalityKeys;
import io.github.amispring.boot.observation.AmiActionObservation.LowCardinalityKeys;
import io.github.amispring.exception.AmiErrorResponseException;
import io.micrometer.common.KeyValues;

/**
 * Default {@link AmiActionObservationConvention}: server, action and outcome, and the
 * message of the PBX when it refused the action.
 */
public class DefaultAmiActionObservationConvention implements AmiActionObservationConvention {

	/** The shared instance. */
	static final DefaultAmiActionObservationConvention INSTANCE = new DefaultAmiActionObservationConvention();

	@Override
	public KeyValues getLowCardinalityKeyValues(AmiActionObservationContext context) {
		return KeyValues.of(LowCardinalityKeys.SERVER.withValue(context.getServer()),
				LowCardinalityKeys.ACTION.withValue(context.getAction().name()),
				LowCardinalityKeys.OUTCOME.withValue(ActionOutcome.of(context.getError())));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(AmiActionObservationContext context) {
		return (context.getError() instanceof AmiErrorResponseException refusal)
				? KeyValues.of(HighCardinalityKeys.SERVER_MESSAGE.withValue(refusal.serverMessage()))
				: KeyValues.empty();
	}

}
