/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.observation;

import java.util.function.Consumer;

import io.github.amispring.client.ActionObserver;
import io.github.amispring.message.AmiAction;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Makes an {@link Observation} of each action.
 */
public class ObservationActionObserver implements ActionObserver {

	private final ObservationRegistry registry;

	private final @Nullable AmiActionObservationConvention convention;

	/**
	 * Creates an observer.
	 * @param registry where to observe
	 * @param convention names the observation, {@code null} for the default
	 */
	public ObservationActionObserver(ObservationRegistry registry,
			@Nullable AmiActionObservationConvention convention) {
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public Consumer<@Nullable Throwable> begin(String server, AmiAction<?> action) {
		Observation observation = AmiActionObservation.ACTION.start(this.convention,
				DefaultAmiActionObservationConvention.INSTANCE, () -> new AmiActionObservationContext(server, action),
				this.registry);
		return (failure) -> {
			if (failure != null) {
				observation.error(failure);
			}
			observation.stop();
		};
	}

}
