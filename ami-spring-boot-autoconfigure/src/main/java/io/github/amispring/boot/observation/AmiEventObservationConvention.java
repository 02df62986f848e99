/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.observation;

import io.github.amispring.event.EventTypes;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * {@link ObservationConvention} for published events. A bean of this type replaces the
 * default convention.
 */
public interface AmiEventObservationConvention extends ObservationConvention<AmiEventObservationContext> {

	@Override
	default String getName() {
		return "ami.event";
	}

	@Override
	default String getContextualName(AmiEventObservationContext context) {
		return "ami event " + EventTypes.of(context.getEvent().message()).name();
	}

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof AmiEventObservationContext;
	}

}
