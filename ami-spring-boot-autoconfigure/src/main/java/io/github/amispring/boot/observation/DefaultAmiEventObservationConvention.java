/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.observation;

import io.github.amispring.boot.observation.AmiEventObservation.HighCardinalityKeys;
import io.github.amispring.boot.observation.AmiEventObservation.LowCardinalityKeys;
import io.github.amispring.event.EventTypes;
import io.micrometer.common.KeyValues;

/**
 * Default {@link AmiEventObservationConvention}: server, event, and the call's
 * {@code Linkedid}.
 */
public class DefaultAmiEventObservationConvention implements AmiEventObservationConvention {

	/** The shared instance. */
	static final DefaultAmiEventObservationConvention INSTANCE = new DefaultAmiEventObservationConvention();

	@Override
	public KeyValues getLowCardinalityKeyValues(AmiEventObservationContext context) {
		return KeyValues.of(LowCardinalityKeys.SERVER.withValue(context.getServer()),
				LowCardinalityKeys.EVENT.withValue(EventTypes.of(context.getEvent().message()).name()));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(AmiEventObservationContext context) {
		String linkedid = context.getEvent().message().get("Linkedid");
		return (linkedid != null) ? KeyValues.of(HighCardinalityKeys.LINKEDID.withValue(linkedid)) : KeyValues.empty();
	}

}
