/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.util.Locale;
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
record ActionProblem(HttpStatus status, String code, ActionText title, ActionText detail, @Nullable String field) {

	static ActionProblem of(Throwable failure) {
		Throwable cause = unwrap(failure);
		if (cause instanceof ActionException ex) {
			return new ActionProblem(ex.status(), ex.code(), ex.title(), ex.detail(), ex.field());
		}
		if (cause instanceof CallGoneException) {
			return callGone();
		}
		if (cause instanceof OriginateFailedException) {
			return refused("call-failed", "problem.call-failed");
		}
		if (cause instanceof AmiErrorResponseException ex) {
			return ofResponse(ex);
		}
		if (cause instanceof AmiUnansweredException ex) {
			return ofUnanswered(ex);
		}
		if (cause instanceof InvalidActionException) {
			return problem(HttpStatus.BAD_REQUEST, "invalid", "invalid", "problem.not-sendable");
		}
		if (cause instanceof CallControlException) {
			return refused("no-effect", "problem.no-effect", cause.getMessage());
		}
		if (cause instanceof TimeoutException || cause instanceof AsyncRequestTimeoutException) {
			return unanswered();
		}
		if (cause instanceof CancellationException) {
			return refused("cancelled", "problem.cancelled");
		}
		return problem(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "internal", "problem.internal");
	}

	private static Throwable unwrap(Throwable failure) {
		Throwable cause = (failure instanceof CompletionException) ? failure.getCause() : null;
		return (cause != null) ? cause : failure;
	}

	private static ActionProblem callGone() {
		return problem(HttpStatus.NOT_FOUND, "gone", "call-gone", "problem.call-gone");
	}

	private static ActionProblem ofResponse(AmiErrorResponseException ex) {
		if (ex.isNoSuchChannel()) {
			return callGone();
		}
		return refused("refused", ex.isPermissionDenied() ? "problem.no-permission" : "problem.refused",
				ex.serverMessage());
	}

	private static ActionProblem ofUnanswered(AmiUnansweredException ex) {
		if (ex.mayHaveRun()) {
			return unanswered();
		}
		if (ex instanceof AmiLimitException) {
			return problem(HttpStatus.SERVICE_UNAVAILABLE, "busy", "busy", "problem.busy");
		}
		return problem(HttpStatus.CONFLICT, "not-ready", "not-ready", "problem.not-sent");
	}

	private static ActionProblem refused(String code, String detail, @Nullable Object... arguments) {
		return problem(HttpStatus.UNPROCESSABLE_CONTENT, code, "refused", detail, arguments);
	}

	private static ActionProblem unanswered() {
		return problem(HttpStatus.GATEWAY_TIMEOUT, "no-response", "no-response", "problem.no-response");
	}

	private static ActionProblem problem(HttpStatus status, String code, String title, String detail,
			@Nullable Object... arguments) {
		return new ActionProblem(status, code, ActionText.of("problem.title." + title),
				ActionText.of(detail, arguments), null);
	}

	/**
	 * Returns whether the PBX may have executed the action.
	 */
	boolean mayHaveRun() {
		return this.status == HttpStatus.GATEWAY_TIMEOUT || this.status == HttpStatus.INTERNAL_SERVER_ERROR;
	}

	ProblemDetail toProblemDetail(ActionTexts texts, Locale locale) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(this.status, texts.translate(this.detail, locale));
		problem.setTitle(texts.translate(this.title, locale));
		problem.setProperty("code", this.code);
		if (this.field != null) {
			problem.setProperty("field", this.field);
		}
		return problem;
	}

	/**
	 * Returns the problem as a line of the audit log.
	 */
	String toLine(ActionTexts texts) {
		return this.status.value() + " " + texts.translate(this.title, Locale.ENGLISH) + ": "
				+ texts.translate(this.detail, Locale.ENGLISH);
	}

}
