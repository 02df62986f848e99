/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * An action from its submission until it has an outcome. It ends exactly once.
 */
final class PendingRequest {

	private final String id;

	private final String server;

	private final String action;

	private final Charset charset;

	private final long timeoutNanos;

	private final long deadline;

	/** By the clock of this machine, in milliseconds since 1970. */
	private final long expires;

	private final CompletableFuture<Reply> reply = new CompletableFuture<>();

	/** Guarded by this. */
	private boolean sent;

	/** Guarded by this. */
	private boolean ended;

	PendingRequest(String id, String server, String action, Charset charset, Duration timeout) {
		this.id = id;
		this.server = server;
		this.action = action;
		this.charset = charset;
		this.timeoutNanos = Math.max(0, Math.min(TimeUnit.NANOSECONDS.convert(timeout), Long.MAX_VALUE / 2));
		this.deadline = System.nanoTime() + this.timeoutNanos;
		this.expires = System.currentTimeMillis() + TimeUnit.NANOSECONDS.toMillis(this.timeoutNanos);
	}

	String id() {
		return this.id;
	}

	String server() {
		return this.server;
	}

	String action() {
		return this.action;
	}

	Charset charset() {
		return this.charset;
	}

	long expires() {
		return this.expires;
	}

	long remainingNanos() {
		return this.deadline - System.nanoTime();
	}

	/** Completed with the outcome, never with an exception. */
	CompletableFuture<Reply> reply() {
		return this.reply;
	}

	/**
	 * Claims the right to pass the request to Kafka.
	 * @return {@code false} if the action has ended
	 */
	synchronized boolean beginSend() {
		if (this.ended) {
			return false;
		}
		this.sent = true;
		return true;
	}

	/** Withdraws the claim, because Kafka has not accepted the request. */
	synchronized void notSent() {
		this.sent = false;
	}

	synchronized boolean isSent() {
		return this.sent;
	}

	synchronized boolean hasEnded() {
		return this.ended;
	}

	/** Claims the right to end the action; after this, it is not sent any more. */
	private synchronized boolean claimEnd() {
		boolean first = !this.ended;
		this.ended = true;
		return first;
	}

	/**
	 * Ends the action.
	 * @return {@code false} if it has ended already
	 */
	boolean end(Reply reply) {
		return claimEnd() && this.reply.complete(reply);
	}

	/** Ends the action because there was no reply in time. */
	void timeOut() {
		if (claimEnd()) {
			boolean sent = isSent();
			this.reply.complete(new Reply(Reply.Outcome.TIMEOUT, sent, timeoutText(sent), List.of()));
		}
	}

	private String timeoutText(boolean sent) {
		String time = TimeUnit.NANOSECONDS.toMillis(this.timeoutNanos) + " ms";
		return sent
				? "The action " + this.action + " was sent to the instance that owns PBX \"" + this.server
						+ "\", which has not replied within " + time + ". The action may have been executed."
				: "The action " + this.action + " was not sent to the instance that owns PBX \"" + this.server
						+ "\": Kafka was not available for " + time + ".";
	}

	/**
	 * Ends the action without a reply.
	 * @param reason completes the sentence that begins with the action
	 * @return {@code false} if it has ended already
	 */
	boolean abandon(Reply.Outcome outcome, String reason) {
		if (!claimEnd()) {
			return false;
		}
		boolean sent = isSent();
		String text = "The action " + this.action + " for PBX \"" + this.server + "\" " + reason
				+ (sent ? "; it was sent through Kafka and may have been executed." : "; it was not sent.");
		return this.reply.complete(new Reply(outcome, sent, text, List.of()));
	}

}
