/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

/**
 * The responses to requests that do not reach AMI.
 */
enum ErrorPage {

	REQUEST_LINE_TOO_LONG(400, "Bad Request", "Request line too long"),

	UNAUTHORIZED(401, "Unauthorized", ""),

	NOT_FOUND(404, "Not Found", "The requested URL was not found on this server."),

	BODY_TOO_LONG(413, "Request Entity Too Large", "Body too large"),

	UNKNOWN_METHOD(501, "Not Implemented", "Attempt to use unimplemented / unsupported method");

	private final int status;

	private final String title;

	private final String text;

	ErrorPage(int status, String title, String text) {
		this.status = status;
		this.title = title;
		this.text = text;
	}

	int status() {
		return this.status;
	}

	/** Returns whether the server closes the connection after the response. */
	boolean closesConnection() {
		return this == REQUEST_LINE_TOO_LONG || this == BODY_TOO_LONG;
	}

	String html() {
		return "<!DOCTYPE html>\r\n<html><head>\r\n<title>%d %s</title>\r\n</head><body>\r\n<h1>%2$s</h1>\r\n<p>%s</p>\r\n</body></html>\r\n"
			.formatted(this.status, this.title, this.text);
	}

}
