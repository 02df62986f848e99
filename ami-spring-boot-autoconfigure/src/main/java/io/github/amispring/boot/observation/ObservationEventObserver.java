/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.observation;

import io.github.amispring.boot.event.AmiEventObserver;
import io.github.amispring.message.AmiEvent;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * {@link AmiEventObserver} that creates an {@link AmiEventObservation} for each event.
 * The observation is current while listeners are called, and records the error of the
 * first listener that fails.
 */
public class ObservationEventObserver implements AmiEventObserver {

	private final ObservationRegistry registry;

	private final @Nullable AmiEventObservationConvention convention;

	/**
	 * Creates an observer.
	 * @param registry the registry of the observations
	 * @param convention names the observation, {@code null} for the default
	 */
	public ObservationEventObserver(ObservationRegistry registry, @Nullable AmiEventObservationConvention convention) {
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public void observe(String server, AmiEvent event, Publishing publishing) {
		Observation observation = AmiEventObservation.EVENT.start(this.convention,
				DefaultAmiEventObservationConvention.INSTANCE, () -> new AmiEventObservationContext(server, event),
				this.registry);
		try {
			Throwable failure = observation.scoped(publishing::publish);
			if (failure != null) {
				observation.error(failure);
			}
		}
		finally {
			observation.stop();
		}
	}

}
