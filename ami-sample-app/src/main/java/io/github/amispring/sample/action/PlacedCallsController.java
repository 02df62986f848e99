/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.amispring.action.OriginateAction;
import io.github.amispring.exception.AmiErrorResponseException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Connects two numbers, and returns how far the calls have come that the console started.
 */
@RestController
@RequestMapping("/api/servers/{server}")
class PlacedCallsController {

	/** Asterisk looks for the extension before it calls the first number. */
	private static final String UNKNOWN_EXTENSION = "Extension does not exist";

	private final CallPlacement placement;

	private final PlacedCalls placedCalls;

	private final CallProperties properties;

	PlacedCallsController(CallPlacement placement, PlacedCalls placedCalls, CallProperties properties) {
		this.placement = placement;
		this.placedCalls = placedCalls;
		this.properties = properties;
	}

	@PostMapping(path = "/calls", consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.ACCEPTED)
	CompletableFuture<CallPlacement.StartedCall> call(@PathVariable String server, @RequestBody CallRequest request,
			@RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key, Actor actor) {
		ActionDescription description = ActionDescription.of(actor, "call", server, request.from(), "to", request.to());
		ActionText message = ActionText.of("action.call", request.from(), request.to());
		return this.placement.place(description, key, message, (pbx) -> {
			String from = new RequestField("from", request.from()).number();
			String to = new RequestField("to", request.to()).number();
			return pbx.originate(OriginateAction.of(this.properties.channelOf(from))
				.extension(this.properties.context(), to)
				.callerId("<" + from + ">"));
		}, (failure) -> explain(failure, request.to()));
	}

	private Throwable explain(Throwable failure, @Nullable String to) {
		Throwable cause = (failure instanceof CompletionException) ? failure.getCause() : failure;
		if (cause instanceof AmiErrorResponseException ex && ex.serverMessage().startsWith(UNKNOWN_EXTENSION)) {
			return ActionException.notPossible("no-such-extension", "to", "problem.unknown-extension", to,
					this.properties.context());
		}
		return failure;
	}

	@GetMapping("/placed/{id}")
	PlacedCall placed(@PathVariable String server, @PathVariable String id) {
		return this.placedCalls.find(server, id).orElseThrow(() -> ActionException.gone("problem.not-placed"));
	}

	/**
	 * The request to connect two numbers.
	 *
	 * @param from the number to call first
	 * @param to the number to connect the first number to
	 */
	record CallRequest(@Nullable String from, @Nullable String to) {
	}

}
