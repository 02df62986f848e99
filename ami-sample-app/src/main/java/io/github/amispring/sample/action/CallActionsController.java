/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.amispring.action.OriginateAction;
import io.github.amispring.live.control.SpyMode;
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
 * Hangs up, picks up, spies on and records calls.
 */
@RestController
@RequestMapping(path = "/api/servers/{server}/calls", consumes = MediaType.APPLICATION_JSON_VALUE)
class CallActionsController {

	private final Actions actions;

	private final CallPlacement placement;

	private final CallProperties properties;

	CallActionsController(Actions actions, CallPlacement placement, CallProperties properties) {
		this.actions = actions;
		this.placement = placement;
		this.properties = properties;
	}

	@PostMapping("/hangup")
	CompletableFuture<ActionDone> hangUp(@PathVariable String server, @RequestBody PartyRequest request, Actor actor) {
		return this.actions.run(request.describe(actor, "hangup", server), (pbx) -> {
			CallOnServer call = pbx.call(request.call());
			if (request.party() == null) {
				return call.control().hangup().thenApply((done) -> ActionDone.of("action.hang-up"));
			}
			return call.control()
				.hangup(call.party(request.party()))
				.thenApply((done) -> ActionDone.of("action.hang-up-party"));
		});
	}

	@PostMapping("/pickup")
	@ResponseStatus(HttpStatus.ACCEPTED)
	CompletableFuture<CallPlacement.StartedCall> pickUp(@PathVariable String server, @RequestBody PickupRequest request,
			@RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key, Actor actor) {
		ActionDescription description = ActionDescription.of(actor, "pickup", server, request.call(), "by",
				request.extension());
		ActionText message = ActionText.of("action.pick-up", request.extension());
		return this.placement.place(description, key, message, (pbx) -> {
			String extension = new RequestField("extension", request.extension()).number();
			List<String> ringing = pbx.call(request.call()).ringingChannels();
			if (ringing.isEmpty()) {
				throw ActionException.notPossible("not-ringing", null, "problem.not-ringing");
			}
			return pbx.originate(OriginateAction.of(this.properties.channelOf(extension))
				.application("PickupChan", String.join("&", ringing)));
		});
	}

	@PostMapping("/spy")
	@ResponseStatus(HttpStatus.ACCEPTED)
	CompletableFuture<CallPlacement.StartedCall> spy(@PathVariable String server, @RequestBody SpyRequest request,
			@RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key, Actor actor) {
		ActionDescription description = ActionDescription.of(actor, "spy", server, request.call(), request.party(),
				request.mode(), "by", request.extension());
		ActionText message = ActionText.of("action.spy", request.extension());
		return this.placement.place(description, key, message, (pbx) -> {
			String extension = new RequestField("extension", request.extension()).number();
			SpyMode mode = RequestField.required("mode", request.mode());
			CallOnServer call = pbx.call(request.call());
			return call.control().spy(call.party(request.party()), this.properties.channelOf(extension), mode);
		});
	}

	@PostMapping("/record")
	CompletableFuture<Recording> record(@PathVariable String server, @RequestBody PartyRequest request, Actor actor) {
		return this.actions.run(request.describe(actor, "record", server), (pbx) -> {
			CallOnServer call = pbx.call(request.call());
			String file = RecordingFile.now(call.call().id()).name();
			return call.control()
				.record(call.party(request.party()), file)
				.thenApply((id) -> new Recording(ActionText.of("action.record", file), file));
		});
	}

	@PostMapping("/record/stop")
	CompletableFuture<ActionDone> stopRecording(@PathVariable String server, @RequestBody PartyRequest request,
			Actor actor) {
		return this.actions.run(request.describe(actor, "record-stop", server), (pbx) -> {
			CallOnServer call = pbx.call(request.call());
			return call.control()
				.stopRecording(call.party(request.party()))
				.thenApply((done) -> ActionDone.of("action.record-stop"));
		});
	}

	/**
	 * The request to pick up a ringing call.
	 *
	 * @param call the identifier of the call
	 * @param extension the extension of the operator
	 */
	record PickupRequest(@Nullable String call, @Nullable String extension) {
	}

	/**
	 * The request to spy on a party.
	 *
	 * @param call the identifier of the call
	 * @param party the Uniqueid of the party
	 * @param extension the extension of the operator
	 * @param mode what the operator may do
	 */
	record SpyRequest(@Nullable String call, @Nullable String party, @Nullable String extension,
			@Nullable SpyMode mode) {
	}

	/**
	 * The response when a recording has started.
	 *
	 * @param message what was done
	 * @param recording the file, relative to the recording directory of the PBX
	 */
	record Recording(ActionText message, String recording) {
	}

}
