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

	private final String title;

	private final @Nullable String field;

	private ActionException(HttpStatus status, String code, String title, String detail, @Nullable String field) {
		super(detail);
		this.status = status;
		this.code = code;
		this.title = title;
		this.field = field;
	}

	static ActionException invalid(String field, String detail) {
		return new ActionException(HttpStatus.BAD_REQUEST, "invalid", "Invalid value", detail, field);
	}

	static ActionException unknownServer(String server) {
		return new ActionException(HttpStatus.NOT_FOUND, "unknown-server", "Unknown PBX",
				"No PBX is named “" + server + "”. Reload the page.", null);
	}

	static ActionException notReady(String server, String reason) {
		return new ActionException(HttpStatus.CONFLICT, "not-ready", "The PBX is not available", "Nothing was sent to “"
				+ server + "”: " + reason + " Try again when its calls are shown as up to date.", null);
	}

	static ActionException gone(String detail) {
		return new ActionException(HttpStatus.NOT_FOUND, "gone", "It no longer exists", detail, null);
	}

	/**
	 * The PBX would refuse the action, or it would have an unwanted effect.
	 */
	static ActionException notPossible(String code, String detail, @Nullable String field) {
		return new ActionException(HttpStatus.UNPROCESSABLE_CONTENT, code, "This is not possible", detail, field);
	}

	HttpStatus status() {
		return this.status;
	}

	String code() {
		return this.code;
	}

	String title() {
		return this.title;
	}

	@Nullable String field() {
		return this.field;
	}

}
