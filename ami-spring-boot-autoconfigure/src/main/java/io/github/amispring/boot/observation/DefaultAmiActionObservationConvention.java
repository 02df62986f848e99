/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.observation;

import io.github.amispring.boot.observation.AmiActionObservation.HighCardinalityKeys;
import io.github.amispring.boot.observation.AmiActionObservation.LowCardinalityKeys;
import io.github.amispring.client.AmiDisconnectedException;
import io.github.amispring.client.AmiErrorResponseException;
import io.github.amispring.client.AmiLimitException;
import io.github.amispring.client.AmiTimeoutException;
import io.github.amispring.message.InvalidActionException;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/**
 * Default {@link AmiActionObservationConvention}: server, action and outcome, and what
 * the PBX said when it refused.
 */
public class DefaultAmiActionObservationConvention implements AmiActionObservationConvention {

	/** For all, as it has no state. */
	static final DefaultAmiActionObservationConvention INSTANCE = new DefaultAmiActionObservationConvention();

	@Override
	public KeyValues getLowCardinalityKeyValues(AmiActionObservationContext context) {
		return KeyValues.of(LowCardinalityKeys.SERVER.withValue(context.getServer()),
				LowCardinalityKeys.ACTION.withValue(context.getAction().name()),
				LowCardinalityKeys.OUTCOME.withValue(outcome(context.getError())));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(AmiActionObservationContext context) {
		return (context.getError() instanceof AmiErrorResponseException refusal)
				? KeyValues.of(HighCardinalityKeys.REMARK.withValue(refusal.remark())) : KeyValues.empty();
	}

	private static String outcome(@Nullable Throwable failure) {
		if (failure == null) {
			return "success";
		}
		if (failure instanceof AmiErrorResponseException) {
			return "refused";
		}
		if (failure instanceof AmiTimeoutException) {
			return "timeout";
		}
		if (failure instanceof AmiDisconnectedException) {
			return "disconnected";
		}
		if (failure instanceof AmiLimitException) {
			return "limit";
		}
		return (failure instanceof InvalidActionException) ? "invalid" : "error";
	}

}
