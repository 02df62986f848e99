/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Thrown if the console does not send an action to the PBX.
 */
class ActionException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final HttpStatus status;

	private final String code;

	private final transient ActionText title;

	private final transient ActionText detail;

	private final @Nullable String field;

	private ActionException(HttpStatus status, String code, String title, ActionText detail, @Nullable String field) {
		super(detail.toString());
		this.status = status;
		this.code = code;
		this.title = ActionText.of("problem.title." + title);
		this.detail = detail;
		this.field = field;
	}

	/**
	 * A field of the request has a wrong value.
	 */
	static ActionException invalid(String field, String key, @Nullable Object... arguments) {
		return new ActionException(HttpStatus.BAD_REQUEST, "invalid", "invalid", ActionText.of(key, arguments), field);
	}

	static ActionException unknownServer(String server) {
		return new ActionException(HttpStatus.NOT_FOUND, "unknown-server", "unknown-server",
				ActionText.of("problem.unknown-server", server), null);
	}

	/**
	 * The PBX is not connected, or its view is not valid.
	 */
	static ActionException notReady(String key, String server) {
		return new ActionException(HttpStatus.CONFLICT, "not-ready", "not-ready", ActionText.of(key, server), null);
	}

	/**
	 * What the action concerns no longer exists.
	 */
	static ActionException gone(String key, @Nullable Object... arguments) {
		return new ActionException(HttpStatus.NOT_FOUND, "gone", "gone", ActionText.of(key, arguments), null);
	}

	/**
	 * The PBX would refuse the action, or it would have an unwanted effect.
	 */
	static ActionException notPossible(String code, @Nullable String field, String key, @Nullable Object... arguments) {
		return new ActionException(HttpStatus.UNPROCESSABLE_CONTENT, code, "not-possible",
				ActionText.of(key, arguments), field);
	}

	HttpStatus status() {
		return this.status;
	}

	String code() {
		return this.code;
	}

	ActionText title() {
		return this.title;
	}

	ActionText detail() {
		return this.detail;
	}

	@Nullable String field() {
		return this.field;
	}

}
