/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.util.concurrent.CompletableFuture;

import io.github.amispring.action.OriginateAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.control.OriginatedCall;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.message.AmiAction;
import org.jspecify.annotations.Nullable;

/**
 * A PBX that is connected, and whose view is valid.
 *
 * @param view the live view
 * @param client the client
 */
record ReadyServer(LivePbx view, AmiClient client) {

	String name() {
		return this.view.server();
	}

	LiveSnapshot snapshot() {
		return this.view.snapshot();
	}

	<R> CompletableFuture<R> send(AmiAction<R> action) {
		return this.client.send(action);
	}

	OriginatedCall originate(OriginateAction action) {
		return this.view.originate(action);
	}

	/**
	 * Returns a live call, or the one into which it was merged.
	 * @throws ActionException if the call has ended
	 */
	CallOnServer call(@Nullable String id) {
		return CallOnServer.find(this.view, new RequestField("call", id).required());
	}

}
