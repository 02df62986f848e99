/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.agi;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.amispring.event.ChannelSnapshot;
import io.github.amispring.exception.AgiEndedException;
import org.jspecify.annotations.Nullable;

/**
 * A channel that waits for AGI commands, from {@code AsyncAGIStart} to
 * {@code AsyncAGIEnd}. Asterisk executes the commands of a channel one after another, in
 * the order in which they are sent. Safe for use by any number of threads.
 *
 * @since 1.0.0
 */
public final class AgiSession {

	private final AsyncAgi agi;

	private final String channel;

	private final @Nullable String uniqueId;

	private final Map<String, String> environment;

	private final CompletableFuture<Void> end = new CompletableFuture<>();

	AgiSession(AsyncAgi agi, String channel, @Nullable String uniqueId, Map<String, String> environment) {
		this.agi = agi;
		this.channel = channel;
		this.uniqueId = uniqueId;
		this.environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
	}

	/**
	 * Returns the name that the channel had when the session began.
	 * @return the channel's name
	 */
	public String channel() {
		return this.channel;
	}

	/**
	 * Returns the channel's unique id, by which commands find it even if it was renamed.
	 * @return the unique id; {@code null} when the start of the session was not seen
	 */
	public @Nullable String uniqueId() {
		return this.uniqueId;
	}

	/**
	 * Returns the AGI environment, such as {@code agi_callerid} and
	 * {@code agi_extension}.
	 * @return the values by name, in the order in which Asterisk sent them; empty when
	 * the start of the session was not seen
	 */
	public Map<String, String> environment() {
		return this.environment;
	}

	/**
	 * Executes a command and waits for its result for at most the timeout of
	 * {@link AsyncAgi}. Must not be called in an event listener, because the result comes
	 * as an event: use {@link #send(String)} there.
	 * @param command the command, such as {@code STREAM FILE demo-congrats "#"}
	 * @return the result, also that of a command that failed or that Asterisk does not
	 * know
	 * @throws AgiEndedException when the channel is hung up or leaves AGI
	 * @throws io.github.amispring.exception.AmiTimeoutException when there is no result
	 * in time; the command may still be executed
	 * @throws io.github.amispring.exception.AmiDisconnectedException when there is no
	 * connection, or it is lost
	 * @throws io.github.amispring.exception.AmiErrorResponseException when the PBX
	 * refuses the command, because the account lacks the permission {@code agi}
	 * @throws io.github.amispring.exception.AmiException when the thread is interrupted
	 */
	public AgiResult execute(String command) {
		return execute(command, this.agi.timeout());
	}

	/**
	 * Executes a command and waits for its result.
	 * @param command the command
	 * @param timeout how long to wait for the result
	 * @return the result
	 * @see #execute(String)
	 */
	public AgiResult execute(String command, Duration timeout) {
		return this.agi.execute(this, command, timeout);
	}

	/**
	 * Executes a command without waiting for its result.
	 * @param command the command
	 * @return the result to come, which fails as {@link #execute(String)} would throw;
	 * what is chained to it runs on a thread of {@link AsyncAgi}'s executor. Cancelling
	 * it does not stop the command
	 */
	public CompletableFuture<AgiResult> send(String command) {
		return send(command, this.agi.timeout());
	}

	/**
	 * Executes a command without waiting for its result.
	 * @param command the command
	 * @param timeout how long its result may take
	 * @return the result to come
	 * @see #send(String)
	 */
	public CompletableFuture<AgiResult> send(String command, Duration timeout) {
		return this.agi.send(this, command, timeout);
	}

	/**
	 * Lets the channel leave AGI and go on in the dialplan, after the commands that were
	 * sent before.
	 * @return completes when the channel has left AGI; fails as {@link #execute(String)}
	 * would throw, except with {@link AgiEndedException}
	 */
	public CompletableFuture<Void> leave() {
		return this.agi.leave(this);
	}

	/**
	 * Returns whether the session has ended.
	 * @return {@code true} when the channel was hung up or has left AGI, or the
	 * connection to the PBX was lost
	 */
	public boolean isEnded() {
		return this.end.isDone();
	}

	/**
	 * Returns what completes when the session has ended.
	 * @return a copy, which the caller may complete or cancel without effect on the
	 * session; what is chained to it must not block
	 */
	public CompletableFuture<Void> ended() {
		return this.end.copy();
	}

	void end() {
		this.end.complete(null);
	}

	/** How commands and events name the channel. */
	String address() {
		return (this.uniqueId != null) ? this.uniqueId : this.channel;
	}

	boolean isOf(ChannelSnapshot channel) {
		String address = address();
		return address.equals(channel.uniqueId()) || (this.uniqueId == null && address.equals(channel.name()));
	}

	@Override
	public String toString() {
		return "AgiSession[" + this.channel + "]";
	}

}
