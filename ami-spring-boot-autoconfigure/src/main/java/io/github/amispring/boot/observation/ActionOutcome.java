/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.observation;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;

import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.exception.AmiLimitException;
import io.github.amispring.exception.AmiTimeoutException;
import io.github.amispring.exception.InvalidActionException;
import org.jspecify.annotations.Nullable;

/**
 * Derives the name of an action's outcome from the exception with which the action
 * failed.
 */
final class ActionOutcome {

	private ActionOutcome() {
	}

	static String of(@Nullable Throwable failure) {
		if (failure == null) {
			return "success";
		}
		if (failure instanceof AmiErrorResponseException) {
			return "refused";
		}
		// a timeout or a cancellation by the application
		if (failure instanceof AmiTimeoutException || failure.getCause() instanceof TimeoutException) {
			return "timeout";
		}
		if (failure.getCause() instanceof CancellationException || failure.getCause() instanceof InterruptedException) {
			return "cancelled";
		}
		if (failure instanceof AmiDisconnectedException) {
			return "disconnected";
		}
		if (failure instanceof AmiLimitException) {
			return "limit";
		}
		return (failure instanceof InvalidActionException) ? "invalid" : "error";
	}

}
