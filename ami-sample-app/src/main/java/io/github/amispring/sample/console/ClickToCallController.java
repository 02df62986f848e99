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
 * Starts and ends calls. When the PBX refuses, the client throws, and
 * {@link ConsoleErrors} makes an answer of that.
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
		// Choosing the channel's id makes the call known before its first event comes
		String id = "console-" + UUID.randomUUID();
		this.client.execute(OriginateAction.of(this.properties.channelOf(from))
			.extension(this.properties.context(), to)
			.callerId("<" + from + ">")
			.channelId(id));
		return new StartedCall(id);
	}

	/**
	 * Takes the id of a call, not the name of a channel: Asterisk would take a pattern
	 * for that as well, and end all calls at once.
	 */
	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void hangUp(@PathVariable String id) {
		Call call = this.liveCalls.find(id)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "This call is over."));
		this.client.execute(HangupAction.of(call.channel()));
	}

	record StartedCall(String id) {

	}

}
