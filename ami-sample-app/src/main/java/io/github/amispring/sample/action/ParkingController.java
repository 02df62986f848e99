/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.util.concurrent.CompletableFuture;

import io.github.amispring.action.OriginateAction;
import io.github.amispring.live.model.ParkedCall;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Parks and retrieves calls.
 */
@RestController
@RequestMapping(path = "/api/servers/{server}", consumes = MediaType.APPLICATION_JSON_VALUE)
class ParkingController {

	private final Actions actions;

	private final CallPlacement placement;

	private final CallProperties properties;

	ParkingController(Actions actions, CallPlacement placement, CallProperties properties) {
		this.actions = actions;
		this.placement = placement;
		this.properties = properties;
	}

	@PostMapping("/calls/park")
	CompletableFuture<ParkedAt> park(@PathVariable String server, @RequestBody PartyRequest request, Actor actor) {
		return this.actions.run(request.describe(actor, "park", server), (pbx) -> {
			CallOnServer call = pbx.call(request.call());
			return call.control()
				.park(call.party(request.party()))
				.thenApply((parked) -> new ParkedAt(ActionText.of("action.park", parked.space()), parked.space()));
		});
	}

	@PostMapping("/parked/retrieve")
	@ResponseStatus(HttpStatus.ACCEPTED)
	CompletableFuture<CallPlacement.StartedCall> retrieve(@PathVariable String server,
			@RequestBody RetrieveRequest request,
			@RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key, Actor actor) {
		ActionDescription description = ActionDescription.of(actor, "retrieve", server, request.lot(), request.space(),
				"by", request.extension());
		ActionText message = ActionText.of("action.retrieve", request.extension());
		return this.placement.place(description, key, message, (pbx) -> {
			String extension = new RequestField("extension", request.extension()).number();
			ParkedCall parked = find(pbx, request);
			return pbx.originate(OriginateAction.of(this.properties.channelOf(extension))
				.application("ParkedCall", lotOf(parked) + "," + parked.space()));
		});
	}

	private static ParkedCall find(ReadyServer pbx, RetrieveRequest request) {
		Integer space = RequestField.required("space", request.space());
		String lot = new RequestField("lot", request.lot()).optional();
		return pbx.snapshot()
			.parked()
			.values()
			.stream()
			.filter((parked) -> space.equals(parked.space()))
			.filter((parked) -> lot == null || lot.equals(lotOf(parked)))
			.findFirst()
			.orElseThrow(() -> ActionException.gone("problem.not-parked", space));
	}

	private static String lotOf(ParkedCall parked) {
		return (parked.lot() != null) ? parked.lot() : "default";
	}

	/**
	 * The request to retrieve a parked call.
	 *
	 * @param space the parking space
	 * @param lot the parking lot, {@code null} for any lot that has this space
	 * @param extension the extension of the operator
	 */
	record RetrieveRequest(@Nullable Integer space, @Nullable String lot, @Nullable String extension) {
	}

	/**
	 * The response when a call is parked.
	 *
	 * @param message what was done
	 * @param space the parking space
	 */
	record ParkedAt(ActionText message, @Nullable Integer space) {
	}

}
