/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import java.util.UUID;

import io.github.amispring.action.HangupAction;
import io.github.amispring.action.OriginateAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.sample.calls.Call;
import io.github.amispring.sample.calls.LiveCalls;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Places and hangs up calls. {@link ConsoleErrors} converts the exceptions of the client
 * into responses.
 */
@RestController
@RequestMapping("/api/calls")
class ClickToCallController {

	private final AmiClient client;

	private final LiveCalls liveCalls;

	private final ConsoleProperties properties;

	ClickToCallController(AmiClient client, LiveCalls liveCalls, ConsoleProperties properties) {
		this.client = client;
		this.liveCalls = liveCalls;
		this.properties = properties;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.ACCEPTED)
	StartedCall call(@RequestBody CallRequest request) {
		String from = request.validFrom();
		String to = request.validTo();
		// a known channel id identifies the call before its first event
		String id = "console-" + UUID.randomUUID();
		this.client.execute(OriginateAction.of(this.properties.channelOf(from))
			.extension(this.properties.context(), to)
			.callerId("<" + from + ">")
			.channelId(id));
		return new StartedCall(id);
	}

	/**
	 * Hangs up a call by its id. A channel name would not be safe: Asterisk also accepts
	 * a regular expression instead of the name, which could hang up all calls.
	 */
	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void hangUp(@PathVariable String id) {
		Call call = this.liveCalls.find(id)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "The call has ended."));
		this.client.execute(HangupAction.of(call.channel()));
	}

	record StartedCall(String id) {

	}

}
