/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.observation;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.github.amispring.client.ActionObserver;
import io.github.amispring.event.OriginateResponseEvent;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiEvent;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Creates an {@link Observation} for each action, and an additional observation for each
 * originated call whose outcome is awaited.
 */
public class ObservationActionObserver implements ActionObserver {

	private final ObservationRegistry registry;

	private final @Nullable AmiActionObservationConvention actionConvention;

	private final @Nullable AmiOriginateObservationConvention originateConvention;

	/**
	 * Creates an observer.
	 * @param registry the registry of the observations
	 * @param actionConvention names the observation of actions, {@code null} for the
	 * default
	 * @param originateConvention names the observation of originated calls, {@code null}
	 * for the default
	 */
	public ObservationActionObserver(ObservationRegistry registry,
			@Nullable AmiActionObservationConvention actionConvention,
			@Nullable AmiOriginateObservationConvention originateConvention) {
		this.registry = registry;
		this.actionConvention = actionConvention;
		this.originateConvention = originateConvention;
	}

	@Override
	public Consumer<@Nullable Throwable> begin(String server, AmiAction<?> action) {
		Observation observation = AmiActionObservation.ACTION.start(this.actionConvention,
				DefaultAmiActionObservationConvention.INSTANCE, () -> new AmiActionObservationContext(server, action),
				this.registry);
		return (failure) -> {
			if (failure != null) {
				observation.error(failure);
			}
			observation.stop();
		};
	}

	@Override
	public BiConsumer<@Nullable AmiEvent, @Nullable Throwable> beginOutcome(String server, AmiAction<?> action) {
		if (!action.name().equals("Originate")) {
			return ActionObserver.super.beginOutcome(server, action);
		}
		AmiOriginateObservationContext context = new AmiOriginateObservationContext(server, action);
		Observation observation = AmiOriginateObservation.ORIGINATE.start(this.originateConvention,
				DefaultAmiOriginateObservationConvention.INSTANCE, () -> context, this.registry);
		return (event, failure) -> {
			if (event instanceof OriginateResponseEvent outcome) {
				context.setOutcome(outcome);
			}
			if (failure != null) {
				observation.error(failure);
			}
			observation.stop();
		};
	}

}
