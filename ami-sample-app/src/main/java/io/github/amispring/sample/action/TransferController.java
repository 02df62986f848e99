/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.amispring.live.control.AttendedTransfer;
import io.github.amispring.live.model.Party;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Transfers calls.
 */
@RestController
@RequestMapping("/api/servers/{server}")
class TransferController {

	private final Actions actions;

	private final ExtensionCheck extensions;

	private final BegunTransfers transfers;

	private final CallProperties properties;

	TransferController(Actions actions, ExtensionCheck extensions, BegunTransfers transfers,
			CallProperties properties) {
		this.actions = actions;
		this.extensions = extensions;
		this.transfers = transfers;
		this.properties = properties;
	}

	@PostMapping(path = "/calls/transfer", consumes = MediaType.APPLICATION_JSON_VALUE)
	CompletableFuture<TransferResult> transfer(@PathVariable String server, @RequestBody TransferRequest request,
			Actor actor) {
		ActionDescription description = request.describe(actor, server);
		return this.actions.run(description, (pbx) -> {
			String to = new RequestField("to", request.to()).number();
			Kind kind = RequestField.required("kind", request.kind());
			CallOnServer call = pbx.call(request.call());
			Party party = call.party(request.party());
			return this.extensions.verify(pbx, "to", to).thenCompose((exists) -> switch (kind) {
				case BLIND -> blind(call, party, to);
				case ATTENDED -> attended(server, call, party, to);
				case REDIRECT -> redirect(pbx, request, to);
			});
		});
	}

	private CompletableFuture<TransferResult> blind(CallOnServer call, Party by, String to) {
		return call.control()
			.transferBlind(by, this.properties.context(), to)
			.thenApply((done) -> new TransferResult(ActionText.of("action.transfer", to), null));
	}

	private CompletableFuture<TransferResult> attended(String server, CallOnServer call, Party by, String to) {
		return call.control()
			.transferAttended(by, this.properties.context(), to)
			.thenApply((transfer) -> new TransferResult(ActionText.of("action.transfer-consult", to),
					this.transfers.add(server, call.call().id(), transfer)));
	}

	/**
	 * The call is looked up again, because an agent may have answered in the meantime.
	 */
	private CompletableFuture<TransferResult> redirect(ReadyServer pbx, TransferRequest request, String to) {
		CallOnServer call = pbx.call(request.call());
		return call.control()
			.redirect(call.partyAlone(request.party()), this.properties.context(), to)
			.thenApply((done) -> new TransferResult(ActionText.of("action.send", to), null));
	}

	@PostMapping("/transfers/{id}/complete")
	CompletableFuture<ActionDone> complete(@PathVariable String server, @PathVariable String id, Actor actor) {
		return end(ActionDescription.of(actor, "transfer-complete", server, id), AttendedTransfer::complete,
				"action.transfer-complete");
	}

	@PostMapping("/transfers/{id}/abandon")
	CompletableFuture<ActionDone> abandon(@PathVariable String server, @PathVariable String id, Actor actor) {
		return end(ActionDescription.of(actor, "transfer-abandon", server, id), AttendedTransfer::abandon,
				"action.transfer-abandon");
	}

	private CompletableFuture<ActionDone> end(ActionDescription description,
			Function<AttendedTransfer, CompletableFuture<Void>> end, String message) {
		String id = description.target();
		return this.actions.run(description,
				(pbx) -> end.apply(this.transfers.get(pbx.name(), id)).thenApply((done) -> {
					this.transfers.remove(id);
					return ActionDone.of(message);
				}));
	}

	/**
	 * The kinds of transfers.
	 */
	enum Kind {

		/** Without a conversation with the target. */
		BLIND,

		/** After a conversation with the target. */
		ATTENDED,

		/** Of a party that is not connected to another one. */
		REDIRECT

	}

	/**
	 * The request to transfer a call.
	 *
	 * @param call the identifier of the call
	 * @param party the Uniqueid of the party that transfers the other one, or of the
	 * party that is redirected
	 * @param to the extension
	 * @param kind how the call is transferred
	 */
	record TransferRequest(@Nullable String call, @Nullable String party, @Nullable String to, @Nullable Kind kind) {

		ActionDescription describe(Actor actor, String server) {
			if (this.kind == Kind.REDIRECT) {
				return ActionDescription.of(actor, "redirect", server, this.call, this.party, "to", this.to);
			}
			return ActionDescription.of(actor, "transfer", server, this.call, this.kind, "by", this.party, "to",
					this.to);
		}

	}

	/**
	 * The response to a transfer.
	 *
	 * @param message what was done
	 * @param transfer the identifier of an attended transfer that has begun
	 */
	record TransferResult(ActionText message, @Nullable String transfer) {
	}

}
