/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.github.amispring.client.ActionObserver;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifies the {@link ActionObserver} of an action. Each callback is called once. If an
 * observer throws an exception, the exception is logged and does not affect the action.
 */
public final class Observation {

	/** Notifies no observer. */
	public static final Observation NONE = new Observation();

	private static final Logger logger = LoggerFactory.getLogger(Observation.class);

	/** Notified when the action ends or is accepted. Guarded by this. */
	private @Nullable Consumer<@Nullable Throwable> action;

	/** Notified of the outcome. Guarded by this. */
	private @Nullable BiConsumer<@Nullable AmiEvent, @Nullable Throwable> outcome;

	private Observation() {
	}

	public static Observation begin(ActionObserver observer, String server, AmiAction<?> action) {
		if (observer == ActionObserver.NONE) {
			return NONE;
		}
		Observation observation = new Observation();
		try {
			observation.action = observer.begin(server, action);
			if (action.responseType().isAsynchronous()) {
				observation.outcome = observer.beginOutcome(server, action);
			}
		}
		catch (Throwable ex) {
			logger.warn("PBX \"{}\": the observer of the action {} threw an exception", server, action.name(), ex);
		}
		return observation;
	}

	/** Reports that the server has accepted the action and its outcome follows. */
	public void accepted() {
		endAction(null);
	}

	/**
	 * Reports that the action has ended.
	 * @param response the response, {@code null} if the action failed
	 * @param failure the failure, {@code null} if there is none
	 */
	public void end(@Nullable Object response, @Nullable Throwable failure) {
		endAction(failure);
		if (this == NONE) {
			return;
		}
		BiConsumer<@Nullable AmiEvent, @Nullable Throwable> outcome = takeOutcome();
		if (outcome != null) {
			notify(() -> outcome.accept((response instanceof AmiEvent event) ? event : null, failure));
		}
	}

	private void endAction(@Nullable Throwable failure) {
		if (this == NONE) {
			return;
		}
		Consumer<@Nullable Throwable> action = takeAction();
		if (action != null) {
			notify(() -> action.accept(failure));
		}
	}

	private synchronized @Nullable Consumer<@Nullable Throwable> takeAction() {
		Consumer<@Nullable Throwable> action = this.action;
		this.action = null;
		return action;
	}

	private synchronized @Nullable BiConsumer<@Nullable AmiEvent, @Nullable Throwable> takeOutcome() {
		BiConsumer<@Nullable AmiEvent, @Nullable Throwable> outcome = this.outcome;
		this.outcome = null;
		return outcome;
	}

	private static void notify(Runnable notification) {
		try {
			notification.run();
		}
		catch (Throwable ex) {
			logger.warn("The observer of an action threw an exception", ex);
		}
	}

}
