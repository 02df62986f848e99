/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * {@link ObservationConvention} for actions. A bean of this type replaces the default
 * convention.
 */
public interface AmiActionObservationConvention extends ObservationConvention<AmiActionObservationContext> {

	@Override
	default String getName() {
		return "ami.action";
	}

	@Override
	default String getContextualName(AmiActionObservationContext context) {
		return "ami " + context.getAction().name();
	}

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof AmiActionObservationContext;
	}

}
