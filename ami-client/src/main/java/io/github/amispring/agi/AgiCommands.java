/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.agi;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.amispring.action.AGIAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.event.AsyncAGIExecEvent;
import io.github.amispring.event.ChannelSnapshot;
import io.github.amispring.exception.AgiEndedException;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.exception.AmiException;
import io.github.amispring.exception.AmiTimeoutException;

/**
 * Sends AGI commands to the channels of a PBX, and completes them when their results
 * arrive as events or their channels leave AGI.
 */
final class AgiCommands {

	private static final String NOT_IN_AGI = "Failed to add AGI command";

	private final AmiClient client;

	private final Executor executor;

	private final Duration timeout;

	/** The commands that have no result yet, by command id. */
	private final Map<String, Command> pending = new ConcurrentHashMap<>();

	AgiCommands(AmiClient client, Executor executor, Duration timeout) {
		this.client = client;
		this.executor = executor;
		this.timeout = timeout;
	}

	/** Returns the default timeout. */
	Duration timeout() {
		return this.timeout;
	}

	CompletableFuture<AgiResult> send(AgiChannel channel, String text, Duration timeout) {
		Command command = begin(channel, text, timeout);
		CompletableFuture<AgiResult> result = new CompletableFuture<>();
		command.result().whenCompleteAsync((value, failure) -> {
			if (failure != null) {
				result.completeExceptionally(failure(command, failure));
			}
			else {
				result.complete(value);
			}
		}, this.executor).whenComplete((value, failure) -> {
			// has an effect only if the executor has rejected the task
			if (failure != null) {
				result.completeExceptionally(failure(command, failure));
			}
		});
		result.whenComplete((value, failure) -> end(command));
		return result;
	}

	AgiResult execute(AgiChannel channel, String text, Duration timeout) {
		Command command = begin(channel, text, timeout);
		try {
			return command.result().get();
		}
		catch (CancellationException ex) {
			throw failure(command, ex);
		}
		catch (ExecutionException ex) {
			throw failure(command, (ex.getCause() != null) ? ex.getCause() : ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AmiException(
					"Interrupted while waiting for the result of AGI command \"" + text + "\" on channel \""
							+ channel.name() + "\" of PBX \"" + this.client.name() + "\"; it may still be executed",
					ex);
		}
		finally {
			end(command);
		}
	}

	CompletableFuture<Void> leave(AgiChannel channel) {
		CompletableFuture<Void> left = new CompletableFuture<>();
		send(channel, "ASYNCAGI BREAK", this.timeout).whenComplete((result, failure) -> {
			if (failure != null && !(failure instanceof AgiEndedException)) {
				left.completeExceptionally(failure);
			}
			else if (failure == null && channel.uniqueId() != null) {
				// the result precedes AsyncAGIEnd
				channel.ended().thenRunAsync(() -> left.complete(null), this.executor);
			}
			else {
				left.complete(null);
			}
		});
		return left;
	}

	private Command begin(AgiChannel channel, String text, Duration timeout) {
		Command command = new Command(UUID.randomUUID().toString(), channel, text, timeout, new CompletableFuture<>());
		this.pending.put(command.id(), command);
		command.result().orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
		if (channel.isEnded()) {
			end(command);
			return command;
		}
		this.client.send(AGIAction.of(channel.address(), text).commandId(command.id()))
			.whenComplete((accepted, failure) -> {
				if (failure != null) {
					command.result().completeExceptionally(failure);
				}
			});
		return command;
	}

	/** Removes a command, and cancels its future if there is no result. */
	private void end(Command command) {
		this.pending.remove(command.id());
		command.result().cancel(false);
	}

	/** Creates the exception on the thread that throws it, for a useful stack trace. */
	private AmiException failure(Command command, Throwable failure) {
		String channel = command.channel().name();
		if (failure instanceof CancellationException) {
			return new AgiEndedException(this.client.name(), channel, command.text(), null);
		}
		if (failure instanceof TimeoutException) {
			return new AmiTimeoutException(this.client.name(), "AGI", command.timeout());
		}
		if (failure instanceof AmiErrorResponseException refusal
				&& (refusal.isNoSuchChannel() || refusal.serverMessage().startsWith(NOT_IN_AGI))) {
			return new AgiEndedException(this.client.name(), channel, command.text(), refusal);
		}
		return (failure instanceof AmiException known) ? known
				: new AmiException("The result of AGI command \"" + command.text() + "\" on channel \"" + channel
						+ "\" of PBX \"" + this.client.name() + "\" could not be delivered", failure);
	}

	/** Completes the command whose result an event contains. */
	void executed(AsyncAGIExecEvent event) {
		Command command = (event.commandId() != null) ? this.pending.get(event.commandId()) : null;
		if (command != null) {
			String text = (event.result() != null) ? event.result() : "";
			command.result().complete(AgiResult.of(text));
		}
	}

	/** Ends the commands of a channel that has left AGI. */
	void ended(ChannelSnapshot channel) {
		this.pending.values().stream().filter((command) -> command.channel().is(channel)).forEach(this::end);
	}

	/** Fails all commands because the connection was lost. */
	void disconnected() {
		this.pending.values()
			.forEach((command) -> command.result()
				.completeExceptionally(new AmiDisconnectedException(this.client.name(), "AGI", true, null)));
	}

	/** Ends all commands. */
	void endAll() {
		this.pending.values().forEach(this::end);
	}

	/**
	 * A pending command.
	 *
	 * @param id the unique {@code CommandID}
	 * @param channel the channel that executes the command
	 * @param text the command
	 * @param timeout the timeout
	 * @param result the future of the result, cancelled if there is no result
	 */
	private record Command(String id, AgiChannel channel, String text, Duration timeout,
			CompletableFuture<AgiResult> result) {

	}

}
