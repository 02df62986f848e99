/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * {@link ObservationConvention} for originated calls. A bean of this type replaces the
 * default convention.
 */
public interface AmiOriginateObservationConvention extends ObservationConvention<AmiOriginateObservationContext> {

	@Override
	default String getName() {
		return "ami.originate";
	}

	@Override
	default String getContextualName(AmiOriginateObservationContext context) {
		return "ami originated call";
	}

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof AmiOriginateObservationContext;
	}

}
