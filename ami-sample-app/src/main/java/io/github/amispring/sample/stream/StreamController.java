/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Serves the stream of updates.
 */
@RestController
class StreamController {

	private final ConsoleStream stream;

	StreamController(ConsoleStream stream) {
		this.stream = stream;
	}

	/**
	 * Opens the stream.
	 * @param lastEventId the identifier of the last update that the page has received.
	 * Browsers send it when they reconnect by themselves
	 * @param after the same identifier, which scripts send when they reconnect
	 */
	@GetMapping(path = "/api/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter stream(@RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
			@RequestParam(required = false) @Nullable String after, HttpServletRequest request) {
		return this.stream.open((lastEventId != null) ? lastEventId : after, request.getSession(false));
	}

	/**
	 * Responds to a request for the headers, which would otherwise open a stream. The
	 * server would never notice that its client has closed the connection.
	 */
	@RequestMapping(path = "/api/stream", method = RequestMethod.HEAD)
	ResponseEntity<Void> headers() {
		return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).build();
	}

}
