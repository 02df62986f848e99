/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import java.util.concurrent.CompletableFuture;

import io.github.amispring.action.OriginateAction;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.control.OriginatedCall;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Places and hangs up calls. {@link ConsoleErrors} converts the exceptions of the futures
 * into responses.
 */
@RestController
@RequestMapping("/api/calls")
class ClickToCallController {

	private final LivePbx pbx;

	private final PlacedCalls placedCalls;

	private final ConsoleProperties properties;

	ClickToCallController(LivePbx pbx, PlacedCalls placedCalls, ConsoleProperties properties) {
		this.pbx = pbx;
		this.placedCalls = placedCalls;
		this.properties = properties;
	}

	/**
	 * Responds when the call has started. Its further course is part of the stream.
	 */
	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.ACCEPTED)
	CompletableFuture<StartedCall> call(@RequestBody CallRequest request) {
		String from = request.validFrom();
		String to = request.validTo();
		OriginatedCall originated = this.pbx.originate(OriginateAction.of(this.properties.channelOf(from))
			.extension(this.properties.context(), to)
			.callerId("<" + from + ">"));
		return originated.started().thenApply((call) -> {
			this.placedCalls.follow(call.id(), originated);
			return new StartedCall(call.id());
		});
	}

	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	CompletableFuture<Void> hangUp(@RequestParam String id) {
		return this.pbx.control(id).hangup();
	}

	record StartedCall(String id) {

	}

}
