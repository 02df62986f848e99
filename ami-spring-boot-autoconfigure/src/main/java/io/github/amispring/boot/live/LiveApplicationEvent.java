/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.live;

import io.github.amispring.boot.event.ListenerAttempts;
import io.github.amispring.client.AmiClient;
import io.github.amispring.live.event.LiveEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.ResolvableType;

/**
 * The application event of a change of a live view. For listeners, its type is
 * {@code PayloadApplicationEvent}.
 */
final class LiveApplicationEvent extends PayloadApplicationEvent<LiveEvent> {

	private static final long serialVersionUID = 1L;

	private static final Logger logger = LoggerFactory.getLogger(LiveApplicationEvent.class);

	private static final ClassValue<ResolvableType> TYPES = new ClassValue<>() {

		@Override
		protected ResolvableType computeValue(Class<?> eventClass) {
			return ResolvableType.forClassWithGenerics(PayloadApplicationEvent.class, eventClass);
		}

	};

	private final transient @Nullable AmiClient client;

	private final transient @Nullable ListenerAttempts attempts;

	/**
	 * Creates an application event.
	 * @param source the view
	 * @param event the change
	 * @param client counts and logs the exceptions of listeners, {@code null} if the
	 * client is not a bean
	 */
	LiveApplicationEvent(Object source, LiveEvent event, @Nullable AmiClient client) {
		super(source, event);
		this.client = client;
		this.attempts = null;
	}

	/**
	 * Creates an application event that can be published again.
	 * @param source the source
	 * @param event the change
	 * @param attempts handles the exceptions of listeners
	 */
	LiveApplicationEvent(Object source, LiveEvent event, ListenerAttempts attempts) {
		super(source, event);
		this.client = null;
		this.attempts = attempts;
	}

	/**
	 * Returns the calls of listeners.
	 * @return the calls, {@code null} if the event is published once
	 */
	@Nullable ListenerAttempts attempts() {
		return this.attempts;
	}

	/**
	 * Reports an exception of a listener.
	 * @param listener describes the listener
	 * @param failure the exception
	 */
	void failed(String listener, Throwable failure) {
		if (this.attempts != null) {
			this.attempts.failed(listener, failure);
		}
		else if (this.client != null) {
			this.client.listenerFailed(listener, getPayload(), failure);
		}
		else {
			logger.error("A listener of {} has thrown an exception: {}", getPayload().getClass().getSimpleName(),
					listener, failure);
		}
	}

	@Override
	public ResolvableType getResolvableType() {
		return TYPES.get(getPayload().getClass());
	}

}
