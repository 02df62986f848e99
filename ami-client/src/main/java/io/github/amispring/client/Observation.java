/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.util.function.Consumer;

import io.github.amispring.message.AmiAction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the {@link ActionObserver} is told of one action. An observer that throws is
 * logged, and harms no action.
 */
final class Observation {

	private static final Logger logger = LoggerFactory.getLogger(Observation.class);

	/** Told once. */
	private @Nullable Consumer<@Nullable Throwable> observer;

	private Observation(@Nullable Consumer<@Nullable Throwable> observer) {
		this.observer = observer;
	}

	static Observation begin(ActionObserver observer, String server, AmiAction<?> action) {
		try {
			return new Observation(observer.begin(server, action));
		}
		catch (RuntimeException ex) {
			logger.warn("PBX \"{}\": the observer of the action {} failed", server, action.name(), ex);
			return new Observation(null);
		}
	}

	void end(@Nullable Throwable failure) {
		Consumer<@Nullable Throwable> observer = this.observer;
		this.observer = null;
		if (observer != null) {
			try {
				observer.accept(failure);
			}
			catch (RuntimeException ex) {
				logger.warn("The observer of an action failed", ex);
			}
		}
	}

}
