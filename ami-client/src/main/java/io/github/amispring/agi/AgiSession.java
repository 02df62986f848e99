/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.agi;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.amispring.exception.AgiEndedException;
import org.jspecify.annotations.Nullable;

/**
 * The AGI session of a channel, from {@code AsyncAGIStart} to {@code AsyncAGIEnd}.
 * Asterisk executes the commands of a channel one after another, in the order in which
 * they are sent. Thread-safe.
 *
 * @since 1.0.0
 */
public final class AgiSession {

	private final AgiCommands commands;

	private final AgiChannel channel;

	private final Map<String, String> environment;

	AgiSession(AgiCommands commands, AgiChannel channel, Map<String, String> environment) {
		this.commands = commands;
		this.channel = channel;
		this.environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
	}

	/**
	 * Returns the name of the channel at the start of the session.
	 * @return the name
	 */
	public String channel() {
		return this.channel.name();
	}

	/**
	 * Returns the unique id of the channel. Commands identify the channel by this id,
	 * because a channel may be renamed.
	 * @return the unique id; {@code null} if the start of the session was not received
	 */
	public @Nullable String uniqueId() {
		return this.channel.uniqueId();
	}

	/**
	 * Returns the AGI environment, such as {@code agi_callerid} and
	 * {@code agi_extension}.
	 * @return the values by name, in the order in which Asterisk sent them; empty if the
	 * start of the session was not received
	 */
	public Map<String, String> environment() {
		return this.environment;
	}

	/**
	 * Executes a command and waits for its result, with the timeout of {@link AsyncAgi}.
	 * Event listeners must use {@link #send(String)} instead, because the result arrives
	 * as an event.
	 * @param command the command, such as {@code STREAM FILE demo-congrats "#"}
	 * @return the result, even if the command failed or does not exist
	 * @throws AgiEndedException if the channel is hung up or leaves AGI
	 * @throws io.github.amispring.exception.AmiTimeoutException if the timeout expires;
	 * the command may still be executed
	 * @throws io.github.amispring.exception.AmiDisconnectedException if there is no
	 * connection or the connection is lost
	 * @throws io.github.amispring.exception.AmiErrorResponseException if the PBX rejects
	 * the command because the account lacks the permission {@code agi}
	 * @throws io.github.amispring.exception.AmiException if the thread is interrupted
	 */
	public AgiResult execute(String command) {
		return execute(command, this.commands.timeout());
	}

	/**
	 * Executes a command and waits for its result.
	 * @param command the command
	 * @param timeout the timeout
	 * @return the result
	 * @see #execute(String)
	 */
	public AgiResult execute(String command, Duration timeout) {
		return this.commands.execute(this.channel, command, timeout);
	}

	/**
	 * Executes a command without waiting for its result.
	 * @param command the command
	 * @return a future of the result, which fails with the exceptions of
	 * {@link #execute(String)}. Continuations run on the executor of {@link AsyncAgi}.
	 * Cancelling the future does not stop the command
	 */
	public CompletableFuture<AgiResult> send(String command) {
		return send(command, this.commands.timeout());
	}

	/**
	 * Executes a command without waiting for its result.
	 * @param command the command
	 * @param timeout the timeout
	 * @return a future of the result
	 * @see #send(String)
	 */
	public CompletableFuture<AgiResult> send(String command, Duration timeout) {
		return this.commands.send(this.channel, command, timeout);
	}

	/**
	 * Ends the session after the previously sent commands have been executed. The channel
	 * continues in the dialplan.
	 * @return a future that completes when the channel has left AGI. It fails with the
	 * exceptions of {@link #execute(String)} except {@link AgiEndedException}
	 */
	public CompletableFuture<Void> leave() {
		return this.commands.leave(this.channel);
	}

	/**
	 * Returns whether the session has ended.
	 * @return {@code true} if the channel was hung up or has left AGI, or the connection
	 * to the PBX was lost
	 */
	public boolean isEnded() {
		return this.channel.isEnded();
	}

	/**
	 * Returns a future that completes when the session has ended.
	 * @return a copy; completing or cancelling it has no effect on the session.
	 * Continuations must not block
	 */
	public CompletableFuture<Void> ended() {
		return this.channel.ended();
	}

	void end() {
		this.channel.end();
	}

	@Override
	public String toString() {
		return "AgiSession[" + channel() + "]";
	}

}
