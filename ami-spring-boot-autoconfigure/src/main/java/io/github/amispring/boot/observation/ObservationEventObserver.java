/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.observation;

import io.github.amispring.boot.event.AmiEventObserver;
import io.github.amispring.message.AmiEvent;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * {@link AmiEventObserver} that makes an {@link AmiEventObservation} of each event, which
 * is the current one while listeners are called.
 */
public class ObservationEventObserver implements AmiEventObserver {

	private final ObservationRegistry registry;

	private final @Nullable AmiEventObservationConvention convention;

	/**
	 * Creates an observer.
	 * @param registry where to observe
	 * @param convention names the observation, {@code null} for the default
	 */
	public ObservationEventObserver(ObservationRegistry registry, @Nullable AmiEventObservationConvention convention) {
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public void observe(String server, AmiEvent event, Runnable publishing) {
		AmiEventObservation.EVENT
			.observation(this.convention, DefaultAmiEventObservationConvention.INSTANCE,
					() -> new AmiEventObservationContext(server, event), this.registry)
			.observe(publishing);
	}

}
