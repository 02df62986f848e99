/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;

import io.github.amispring.exception.AmiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;

/**
 * Converts the exceptions of actions into problem details for the operator.
 */
// before the advice of Spring Boot, which converts some of these exceptions itself
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(basePackageClasses = ActionErrors.class)
class ActionErrors {

	private static final Logger logger = LoggerFactory.getLogger(ActionErrors.class);

	private final ActionTexts texts;

	ActionErrors(ActionTexts texts) {
		this.texts = texts;
	}

	@ExceptionHandler({ ActionException.class, AsyncRequestTimeoutException.class, TimeoutException.class,
			CancellationException.class })
	ProblemDetail on(Exception ex, Locale locale) {
		return ActionProblem.of(ex).toProblemDetail(this.texts, locale);
	}

	@ExceptionHandler
	ProblemDetail on(AmiException ex, Locale locale) {
		logger.warn(ex.getMessage());
		return ActionProblem.of(ex).toProblemDetail(this.texts, locale);
	}

	@ExceptionHandler
	ProblemDetail on(HttpMessageNotReadableException ex, Locale locale) {
		return new ActionProblem(HttpStatus.BAD_REQUEST, "invalid", ActionText.of("problem.title.invalid-request"),
				ActionText.of("problem.not-json"), null)
			.toProblemDetail(this.texts, locale);
	}

}
