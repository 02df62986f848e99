/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.control;

import java.util.concurrent.CompletableFuture;

import io.github.amispring.action.CancelAtxferAction;
import io.github.amispring.action.HangupAction;
import io.github.amispring.live.control.AttendedTransfer;
import io.github.amispring.live.control.CallControlException;
import io.github.amispring.live.control.CallGoneException;
import io.github.amispring.live.model.LiveChannel;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.message.AmiAction;

/**
 * An attended transfer. Its consultation takes place in a bridge of its own. After it has
 * ended, hanging up the transferer would end the conversation, and the keys that abandon
 * it would be heard by the other party.
 */
final class DefaultAttendedTransfer implements AttendedTransfer {

	private final LiveView view;

	private final LiveChannel transferer;

	DefaultAttendedTransfer(LiveView view, LiveChannel transferer) {
		this.view = view;
		this.transferer = transferer;
	}

	@Override
	public CompletableFuture<Void> complete() {
		return send("complete", HangupAction::of);
	}

	@Override
	public CompletableFuture<Void> abandon() {
		return send("abandon", CancelAtxferAction::of);
	}

	private CompletableFuture<Void> send(String verb, ActionFactory factory) {
		LiveSnapshot snapshot = this.view.snapshot();
		LiveChannel channel = snapshot.channels().get(this.transferer.uniqueId());
		if (channel == null) {
			return CompletableFuture.failedFuture(new CallGoneException(this.view.server(), this.transferer.callId(),
					message(verb, "the transferer has left the call"), null));
		}
		if (channel.bridgeId() == null || channel.bridgeId().equals(this.transferer.bridgeId())) {
			return CompletableFuture.failedFuture(
					new CallControlException(this.view.server(), message(verb, "the consultation has ended"), null));
		}
		return Actions.send(this.view, factory.create(channel.name()), channel).thenApply((response) -> null);
	}

	private String message(String verb, String reason) {
		return "Cannot " + verb + " the transfer by \"" + this.transferer.name() + "\" of PBX \"" + this.view.server()
				+ "\": " + reason + ".";
	}

	@FunctionalInterface
	private interface ActionFactory {

		AmiAction<?> create(String channel);

	}

}
