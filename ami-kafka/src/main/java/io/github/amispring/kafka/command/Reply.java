/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

import java.util.ArrayList;
import java.util.List;

import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.exception.AmiException;
import io.github.amispring.exception.AmiLimitException;
import io.github.amispring.exception.AmiTimeoutException;
import io.github.amispring.exception.AmiUnansweredException;
import io.github.amispring.exception.InvalidActionException;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.ResponseMessages;

/**
 * The outcome of an action that another instance was asked to send.
 *
 * @param outcome the kind of the outcome
 * @param mayHaveRun whether the PBX may have executed the action
 * @param text the message of an exception, empty for a response
 * @param messages the response and its events, or the part that was received
 */
record Reply(Outcome outcome, boolean mayHaveRun, String text, List<AmiMessage> messages) {

	Reply {
		messages = List.copyOf(messages);
	}

	static Reply of(ResponseMessages response) {
		List<AmiMessage> messages = new ArrayList<>();
		messages.add(response.response());
		messages.addAll(response.events());
		return new Reply(Outcome.RESPONSE, true, "", messages);
	}

	static Reply notSent(String text) {
		return new Reply(Outcome.DISCONNECTED, false, text, List.of());
	}

	static Reply mayHaveRun(String text) {
		return new Reply(Outcome.DISCONNECTED, true, text, List.of());
	}

	/** Returns the outcome of an action that the client has failed. */
	static Reply of(String action, Throwable failure) {
		if (failure instanceof AmiErrorResponseException ex && ex.response() != null) {
			return new Reply(Outcome.ERROR_RESPONSE, true, "", List.of(ex.response()));
		}
		if (failure instanceof InvalidActionException ex) {
			return new Reply(Outcome.INVALID_ACTION, false, text(ex), List.of());
		}
		if (failure instanceof AmiUnansweredException ex) {
			Outcome outcome = (ex instanceof AmiTimeoutException) ? Outcome.TIMEOUT
					: (ex instanceof AmiLimitException) ? Outcome.LIMIT : Outcome.DISCONNECTED;
			return new Reply(outcome, ex.mayHaveRun(), text(ex),
					ex.received().stream().map(AmiEvent::message).toList());
		}
		return mayHaveRun("The action " + action
				+ " failed on the instance that owns the PBX and may have been executed: " + failure);
	}

	private static String text(AmiException failure) {
		String text = failure.getMessage();
		return (text != null) ? text : failure.toString();
	}

	/**
	 * Returns the typed result, like the client of the owner.
	 * @throws AmiException if the action has failed
	 */
	<R> R result(String server, AmiAction<R> action) {
		return switch (this.outcome) {
			case RESPONSE -> decode(server, action);
			case ERROR_RESPONSE -> throw new AmiErrorResponseException(server, action.name(), this.messages.get(0));
			case TIMEOUT -> throw new AmiTimeoutException(this.text, this.mayHaveRun, this.messages);
			case DISCONNECTED -> throw new AmiDisconnectedException(this.text, this.mayHaveRun, this.messages);
			case LIMIT -> throw new AmiLimitException(this.text, this.mayHaveRun, this.messages);
			case INVALID_ACTION -> throw new InvalidActionException(this.text);
			case CANCELLED -> throw new AmiException(this.text);
		};
	}

	private <R> R decode(String server, AmiAction<R> action) {
		AmiMessage response = this.messages.get(0);
		if (response.size() > 0 && response.hasValue(0, "Error") && !action.responseType().isAbsent(response)) {
			throw new AmiErrorResponseException(server, action.name(), response);
		}
		return action.responseType().read(response, this.messages.subList(1, this.messages.size()));
	}

	/** The kind of an outcome. */
	enum Outcome {

		/** The complete response of the PBX. */
		RESPONSE,

		/** The PBX has responded with an error. */
		ERROR_RESPONSE,

		/** There was no response before the timeout. */
		TIMEOUT,

		/** There is no connection, it was lost, or the request was not accepted. */
		DISCONNECTED,

		/** A limit was exceeded. */
		LIMIT,

		/** The action is invalid. */
		INVALID_ACTION,

		/** The requester has cancelled the action. Does not travel. */
		CANCELLED

	}

}
