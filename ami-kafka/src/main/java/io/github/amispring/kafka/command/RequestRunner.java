/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.message.ResponseMessages;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the actions of other instances to the PBXs that this instance owns.
 */
final class RequestRunner {

	private static final Logger logger = LoggerFactory.getLogger(RequestRunner.class);

	private static final long CHECK_MILLIS = 20;

	private final Function<String, @Nullable AmiClient> clients;

	private final ReplySender replies;

	private final Executor threads;

	private final CommandCounters counters;

	private final RecentRequests recent = new RecentRequests();

	/** For each PBX, because sending may block while its connection accepts no data. */
	private final Map<String, SerialExecutor> queues = new ConcurrentHashMap<>();

	private final Map<String, Execution> executions = new ConcurrentHashMap<>();

	/**
	 * Creates a runner.
	 * @param clients returns the local client of a PBX, {@code null} if there is none
	 */
	RequestRunner(Function<String, @Nullable AmiClient> clients, ReplySender replies, Executor threads,
			CommandCounters counters) {
		this.clients = clients;
		this.replies = replies;
		this.threads = threads;
		this.counters = counters;
	}

	/**
	 * Starts to handle a record of a control topic. The offset of the record must be
	 * committed. Does not wait for the PBX.
	 */
	void handle(String server, ConsumerRecord<String, byte[]> record) {
		String kind = CommandHeaders.find(record.headers(), CommandHeaders.KIND);
		if (CommandHeaders.CANCEL.equals(kind)) {
			cancel(server, CommandHeaders.find(record.headers(), CommandHeaders.REQUEST));
			return;
		}
		ReplyAddress address;
		try {
			address = ReplyAddress.read(record.headers());
		}
		catch (InvalidRequestException ex) {
			this.counters.rejected.increment();
			logger.warn("PBX \"{}\": the record at offset {} of topic {} is not a request: {}", server, record.offset(),
					record.topic(), ex.getMessage());
			return;
		}
		try {
			run(server, address, record);
		}
		catch (InvalidRequestException ex) {
			reject(server, address, ex.getMessage());
		}
	}

	private void cancel(String server, @Nullable String request) {
		Execution execution = (request != null) ? this.executions.get(request) : null;
		if (execution != null) {
			queue(server).execute(execution::cancel);
		}
	}

	private void run(String server, ReplyAddress address, ConsumerRecord<String, byte[]> record) {
		String version = CommandHeaders.get(record.headers(), CommandHeaders.VERSION);
		if (!version.equals(CommandHeaders.SUPPORTED_VERSION)) {
			throw new InvalidRequestException("Its format has version " + version + ", but the owner supports version "
					+ CommandHeaders.SUPPORTED_VERSION);
		}
		String kind = CommandHeaders.get(record.headers(), CommandHeaders.KIND);
		if (!kind.equals(CommandHeaders.ACTION)) {
			throw new InvalidRequestException("The owner does not support requests of the kind \"" + kind + "\"");
		}
		long expires = CommandHeaders.number(record.headers(), CommandHeaders.EXPIRES);
		Execution execution = new Execution(ActionCodec.read(record.value()), address, expires);
		if (!this.recent.add(address.request(), expires)) {
			this.counters.duplicates.increment();
			logger.warn("PBX \"{}\": the request {} for the action {} was received again and discarded", server,
					address.request(), execution.action().name());
			return;
		}
		this.executions.put(address.request(), execution);
		try {
			queue(server).execute(() -> run(server, execution));
		}
		catch (Throwable ex) {
			end(execution, Reply.notSent("The action " + execution.action().name()
					+ " was not sent: the instance that owns PBX \"" + server + "\" could not start it (" + ex + ")."));
		}
	}

	private SerialExecutor queue(String server) {
		return this.queues.computeIfAbsent(server, (name) -> new SerialExecutor(this.threads));
	}

	private void run(String server, Execution execution) {
		String action = execution.action().name();
		boolean passed = false;
		try {
			AmiClient client = this.clients.apply(server);
			if (client == null) {
				this.executions.remove(execution.address().request());
				reject(server, execution.address(), "The owner has no client for this PBX");
				return;
			}
			awaitConnection(client, execution);
			long remaining = execution.remainingMillis();
			if (remaining <= 0 || execution.isCancelled()) {
				expire(server, execution);
				return;
			}
			passed = true;
			this.counters.executed.increment();
			var result = client.send(execution.action(), Duration.ofMillis(remaining));
			execution.started(result);
			result.whenComplete((response, failure) -> end(execution, reply(action, response, failure)));
		}
		catch (Throwable ex) {
			end(execution, passed ? Reply.of(action, ex) : Reply.notSent("The action " + action
					+ " was not sent on the instance that owns PBX \"" + server + "\" (" + ex + ")."));
		}
	}

	/**
	 * Waits while a new owner connects for the first time. Later, a PBX that is not
	 * connected is reported at once, like by a local client.
	 */
	private static void awaitConnection(AmiClient client, Execution execution) throws InterruptedException {
		while (isConnecting(client.status()) && execution.remainingMillis() > 0 && !execution.isCancelled()) {
			Thread.sleep(CHECK_MILLIS);
		}
	}

	private static boolean isConnecting(AmiClientStatus status) {
		return status.state() == AmiClientStatus.State.CONNECTING && status.lastError() == null;
	}

	private void expire(String server, Execution execution) {
		this.counters.expired.increment();
		logger.debug("PBX \"{}\": the action {} of request {} has expired and is not sent", server,
				execution.action().name(), execution.address().request());
		end(execution, Reply.notSent("The action " + execution.action().name() + " was not sent to PBX \"" + server
				+ "\": the request had expired, by the clock of its owner, when the owner received it."));
	}

	private static Reply reply(String action, @Nullable ResponseMessages response, @Nullable Throwable failure) {
		if (response != null) {
			return Reply.of(response);
		}
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		return Reply.of(action, (cause != null) ? cause : new CancellationException());
	}

	private void end(Execution execution, Reply reply) {
		this.executions.remove(execution.address().request());
		this.replies.send(execution.address(), reply);
	}

	private void reject(String server, ReplyAddress address, @Nullable String reason) {
		this.counters.rejected.increment();
		logger.warn("PBX \"{}\": rejected the request {} of instance {}: {}", server, address.request(),
				address.instance(), reason);
		this.replies.send(address, Reply.notSent("The action was not sent to PBX \"" + server
				+ "\": its owner has rejected the request. " + reason + "."));
	}

}
