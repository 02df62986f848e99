/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.exception;

import java.util.List;

import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * An action that has no whole answer: {@link AmiTimeoutException},
 * {@link AmiDisconnectedException} or {@link AmiLimitException}.
 */
public abstract sealed class AmiUnansweredException extends AmiException
		permits AmiTimeoutException, AmiDisconnectedException, AmiLimitException {

	private static final long serialVersionUID = 1L;

	private final boolean sent;

	/** Messages, which become events only if somebody asks. */
	private final transient @Nullable List<AmiMessage> received;

	AmiUnansweredException(String message, @Nullable Throwable cause, boolean sent, List<AmiMessage> received) {
		super(message, cause);
		this.sent = sent;
		this.received = List.copyOf(received);
	}

	/**
	 * Whether the action may have been carried out.
	 * @return {@code false} when it certainly was not sent
	 */
	public boolean mayHaveRun() {
		return this.sent;
	}

	/**
	 * What had come of the answer, for an action that is answered with a list. It does
	 * not survive serialization.
	 * @return the events of the answer in order, empty when none had come
	 */
	public List<AmiEvent> received() {
		return (this.received != null) ? this.received.stream().map(EventTypes::decode).toList() : List.of();
	}

}
