/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.control;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.test.FakeAmiClient;

/**
 * A client whose Originate actions remain pending until the test responds.
 */
final class PendingClient extends FakeAmiClient {

	private static final AmiMessage SUCCESS = AmiMessage.of("Response", "Success");

	private final Deque<Pending<?>> pending = new ArrayDeque<>();

	PendingClient(Executor executor) {
		super(AmiClientSettings.builder()
			.name("pbx")
			.host("localhost")
			.credentials("test", "test")
			.executor(executor)
			.build());
		whenSent("Originate")
			.respondWithEvents(AmiMessage.of("Event", "OriginateResponse", "Response", "Success", "Reason", "4"));
	}

	@Override
	public <R> CompletableFuture<R> send(AmiAction<R> action, Duration timeout) {
		CompletableFuture<R> result = super.send(action, timeout);
		if (!action.name().equals("Originate") || result.isCompletedExceptionally()) {
			return result;
		}
		Pending<R> sent = new Pending<>(action, new CompletableFuture<>());
		this.pending.add(sent);
		return sent.future;
	}

	/** Responds to the oldest pending Originate. */
	void respond(AmiMessage outcome) {
		this.pending.remove().respond(outcome);
	}

	/** Fails the oldest pending Originate. */
	void fail(Throwable failure) {
		this.pending.remove().future.completeExceptionally(failure);
	}

	/** Returns whether the application has cancelled the oldest pending Originate. */
	boolean isCancelled() {
		return this.pending.getFirst().future.isCancelled();
	}

	private record Pending<R>(AmiAction<R> action, CompletableFuture<R> future) {

		void respond(AmiMessage outcome) {
			this.future.complete(this.action.responseType().read(SUCCESS, List.of(outcome)));
		}

	}

}
