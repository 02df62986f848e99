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
 * Parent of the exceptions for actions without a complete response:
 * {@link AmiTimeoutException}, {@link AmiDisconnectedException} and
 * {@link AmiLimitException}. Catch this exception to handle all of them in the same way.
 * {@link #mayHaveRun()} returns whether the action can safely be sent again.
 *
 * @since 1.0.0
 */
public abstract sealed class AmiUnansweredException extends AmiException
		permits AmiTimeoutException, AmiDisconnectedException, AmiLimitException {

	private static final long serialVersionUID = 1L;

	private final boolean sent;

	/** Messages, which are decoded only on demand. */
	private final transient @Nullable List<AmiMessage> received;

	AmiUnansweredException(String message, @Nullable Throwable cause, boolean sent, List<AmiMessage> received) {
		super(message, cause);
		this.sent = sent;
		this.received = List.copyOf(received);
	}

	/**
	 * Returns whether the server may have executed the action.
	 * @return {@code false} if the action was not sent
	 */
	public boolean mayHaveRun() {
		return this.sent;
	}

	/**
	 * Returns the part of an event list that was received. Serialization does not
	 * preserve it.
	 * @return the events in the order in which they were received, empty if there are
	 * none
	 */
	public List<AmiEvent> received() {
		return (this.received != null) ? this.received.stream().map(EventTypes::decode).toList() : List.of();
	}

}
