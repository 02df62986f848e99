/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.exception.AmiLimitException;
import io.github.amispring.exception.AmiUnansweredException;
import io.github.amispring.exception.InvalidActionException;
import io.github.amispring.live.control.CallControlException;
import io.github.amispring.live.control.CallGoneException;
import io.github.amispring.live.control.OriginateFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;

/**
 * Why an action failed, as shown to the operator.
 *
 * @param status the status of the response
 * @param code identifies the reason, for scripts
 * @param title what happened, in a few words
 * @param detail what happened and what to do
 * @param field the field of the request that is wrong, or {@code null}
 */
record ActionProblem(HttpStatus status, String code, String title, String detail, @Nullable String field) {

	static ActionProblem of(Throwable failure) {
		Throwable cause = unwrap(failure);
		if (cause instanceof ActionException ex) {
			return new ActionProblem(ex.status(), ex.code(), ex.title(), String.valueOf(ex.getMessage()), ex.field());
		}
		if (cause instanceof CallGoneException) {
			return callGone();
		}
		if (cause instanceof OriginateFailedException) {
			return refused("call-failed", "The extension could not be called. Verify that its phone is registered.");
		}
		if (cause instanceof AmiErrorResponseException ex) {
			return ofResponse(ex);
		}
		if (cause instanceof AmiUnansweredException ex) {
			return ofUnanswered(ex);
		}
		if (cause instanceof InvalidActionException) {
			return new ActionProblem(HttpStatus.BAD_REQUEST, "invalid", "Invalid value",
					"A value contains a character that cannot be sent to the PBX, or is too long.", null);
		}
		if (cause instanceof CallControlException) {
			return refused("no-effect", String.valueOf(cause.getMessage()));
		}
		if (cause instanceof TimeoutException || cause instanceof AsyncRequestTimeoutException) {
			return unanswered();
		}
		if (cause instanceof CancellationException) {
			return refused("cancelled", "The call was hung up before it started.");
		}
		return new ActionProblem(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "Internal error",
				"The console could not execute the action. Its log contains the reason.", null);
	}

	private static Throwable unwrap(Throwable failure) {
		Throwable cause = (failure instanceof CompletionException) ? failure.getCause() : null;
		return (cause != null) ? cause : failure;
	}

	private static ActionProblem callGone() {
		return new ActionProblem(HttpStatus.NOT_FOUND, "gone", "The call has ended",
				"The call has ended, or the party has left it.", null);
	}

	private static ActionProblem ofResponse(AmiErrorResponseException ex) {
		if (ex.isNoSuchChannel()) {
			return callGone();
		}
		String advice = ex.isPermissionDenied() ? " (The AMI account of the console lacks a permission.)" : "";
		return refused("refused", "The PBX refused: " + ex.serverMessage() + advice);
	}

	private static ActionProblem ofUnanswered(AmiUnansweredException ex) {
		if (ex.mayHaveRun()) {
			return unanswered();
		}
		if (ex instanceof AmiLimitException) {
			return new ActionProblem(HttpStatus.SERVICE_UNAVAILABLE, "busy", "Too many actions",
					"Nothing was sent to the PBX, because too many actions are pending. Try again later.", null);
		}
		return new ActionProblem(HttpStatus.CONFLICT, "not-ready", "The PBX is not available",
				"Nothing was sent to the PBX, because it is not connected. Try again when it is.", null);
	}

	private static ActionProblem refused(String code, String detail) {
		return new ActionProblem(HttpStatus.UNPROCESSABLE_CONTENT, code, "The PBX refused", detail, null);
	}

	private static ActionProblem unanswered() {
		return new ActionProblem(HttpStatus.GATEWAY_TIMEOUT, "no-response", "The PBX did not respond",
				"The PBX did not respond in time. It may have executed the action: check before you repeat it.", null);
	}

	/**
	 * Returns whether the PBX may have executed the action.
	 */
	boolean mayHaveRun() {
		return this.status == HttpStatus.GATEWAY_TIMEOUT || this.status == HttpStatus.INTERNAL_SERVER_ERROR;
	}

	ProblemDetail toProblemDetail() {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(this.status, this.detail);
		problem.setTitle(this.title);
		problem.setProperty("code", this.code);
		if (this.field != null) {
			problem.setProperty("field", this.field);
		}
		return problem;
	}

	@Override
	public String toString() {
		return this.status.value() + " " + this.title + ": " + this.detail;
	}

}
