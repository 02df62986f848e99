/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.history;

import java.time.Instant;
import java.time.format.DateTimeParseException;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Searches the history over HTTP.
 */
@RestController
@RequestMapping("/api/history")
class HistoryController {

	private static final int MAX_SIZE = 500;

	/** Each word is a condition of the query. */
	private static final int MAX_TEXT_LENGTH = 200;

	/** Databases cannot store all instants. */
	private static final Instant FIRST_INSTANT = Instant.parse("0001-01-01T00:00:00Z");

	private static final Instant LAST_INSTANT = Instant.parse("9999-12-31T00:00:00Z");

	private final CallHistory history;

	HistoryController(CallHistory history) {
		this.history = history;
	}

	@GetMapping
	CallHistory.Page find(@RequestParam(required = false) @Nullable String from,
			@RequestParam(required = false) @Nullable String to,
			@RequestParam(required = false) @Nullable String server,
			@RequestParam(required = false) @Nullable String text,
			@RequestParam(required = false) @Nullable String outcome,
			@RequestParam(required = false) @Nullable String queue,
			@RequestParam(required = false) @Nullable String before, @RequestParam(defaultValue = "50") String size) {
		return this.history.find(new HistoryQuery(instant("from", from), instant("to", to), text(server), words(text),
				text(outcome), text(queue), cursor(before), size(size)));
	}

	@GetMapping("/{id}")
	HistoryCall find(@PathVariable long id) {
		return this.history.find(id).orElseThrow(() -> new UnknownCallException(id));
	}

	/**
	 * An empty field of a form is the same as none. PostgreSQL rejects the character NUL.
	 */
	private static @Nullable String text(@Nullable String value) {
		return (value == null || value.isBlank()) ? null : value.replace("\0", "");
	}

	private static @Nullable String words(@Nullable String value) {
		String text = text(value);
		if (text != null && text.length() > MAX_TEXT_LENGTH) {
			throw new InvalidFilterException("text", "Enter at most " + MAX_TEXT_LENGTH + " characters.");
		}
		return text;
	}

	private static @Nullable Instant instant(String field, @Nullable String value) {
		if (value == null || value.isBlank()) {
			return null;
		}
		try {
			Instant instant = Instant.parse(value);
			if (instant.isAfter(FIRST_INSTANT) && instant.isBefore(LAST_INSTANT)) {
				return instant;
			}
		}
		catch (DateTimeParseException ex) {
			// handled below
		}
		throw new InvalidFilterException(field, "Enter an instant such as 2026-01-31T08:30:00Z.");
	}

	private static @Nullable Cursor cursor(@Nullable String value) {
		if (value == null || value.isBlank()) {
			return null;
		}
		try {
			return Cursor.parse(value);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidFilterException("before", "Use the value of \"next\" of the previous page.");
		}
	}

	private static int size(String value) {
		try {
			int size = Integer.parseInt(value);
			if (size >= 1 && size <= MAX_SIZE) {
				return size;
			}
		}
		catch (NumberFormatException ex) {
			// handled below
		}
		throw new InvalidFilterException("size", "Enter a number between 1 and " + MAX_SIZE + ".");
	}

	@ExceptionHandler
	ProblemDetail on(InvalidFilterException ex) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
				"The filter \"" + ex.field + "\" is not valid. " + ex.getMessage());
		problem.setProperty("field", ex.field);
		return problem;
	}

	@ExceptionHandler
	ProblemDetail on(UnknownCallException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, ex.getMessage());
	}

	private static final class InvalidFilterException extends RuntimeException {

		private final String field;

		InvalidFilterException(String field, String message) {
			super(message);
			this.field = field;
		}

	}

	private static final class UnknownCallException extends RuntimeException {

		UnknownCallException(long id) {
			super("The history has no call " + id + ". It may be older than the retention time.");
		}

	}

}
