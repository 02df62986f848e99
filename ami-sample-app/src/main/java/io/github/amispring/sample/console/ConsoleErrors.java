/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.exception.AmiTimeoutException;
import io.github.amispring.live.control.CallGoneException;
import io.github.amispring.live.control.OriginateFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Converts exceptions into problem details with a message for the operator.
 */
@RestControllerAdvice
class ConsoleErrors {

	private static final Logger logger = LoggerFactory.getLogger(ConsoleErrors.class);

	@ExceptionHandler
	ProblemDetail on(InvalidNumberException ex) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
				String.valueOf(ex.getMessage()));
		problem.setProperty("field", ex.field());
		return problem;
	}

	@ExceptionHandler
	ProblemDetail on(AmiErrorResponseException ex) {
		logger.warn(ex.getMessage());
		return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT,
				"The PBX rejected the request: " + ex.serverMessage());
	}

	@ExceptionHandler
	ProblemDetail on(OriginateFailedException ex) {
		logger.warn(ex.getMessage());
		return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT,
				"The number in “From” could not be called. Verify that its phone is registered.");
	}

	@ExceptionHandler
	ProblemDetail on(CallGoneException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "The call has ended.");
	}

	@ExceptionHandler
	ProblemDetail on(AmiDisconnectedException ex) {
		logger.warn(ex.getMessage());
		return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, "The PBX is not connected.");
	}

	@ExceptionHandler
	ProblemDetail on(AmiTimeoutException ex) {
		logger.warn(ex.getMessage());
		return ProblemDetail.forStatusAndDetail(HttpStatus.GATEWAY_TIMEOUT, "The PBX did not respond in time.");
	}

}
