/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiException;
import io.github.amispring.exception.AmiLimitException;
import io.github.amispring.message.AmiAction;
import io.github.amispring.kafka.ownership.ControlRecordHandler;
import io.github.amispring.kafka.ownership.OwnershipSettings;
import io.github.amispring.kafka.ownership.PbxOwnership;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends actions to the instance that owns a PBX, and sends the actions of other instances
 * to the PBXs that this instance owns.
 * <p>
 * A request is written to the control topic of the PBX. {@link PbxOwnership} passes it to
 * this object on the owner, after the owner has committed its offset. The owner sends the
 * action with its own client and writes the outcome to the reply topic.
 * <p>
 * <b>An action is executed at most once.</b> No instance sends an action again, and the
 * group accepts the commit of a request only once. A request expires at the timeout of
 * its sender: an owner does not send an action that has expired, so an action is not
 * executed minutes later because there was no owner or no broker. This compares the
 * clocks of two machines. If the clock of the owner is ahead, requests expire earlier by
 * the difference; if it is behind, an action can be executed by the difference later than
 * its timeout. The outcome for the sender is correct in both cases.
 * <p>
 * The outcomes are those of {@link AmiClient#execute(AmiAction)}. If no reply arrives
 * before the timeout, the outcome is an
 * {@link io.github.amispring.exception.AmiTimeoutException} whose {@code mayHaveRun()}
 * returns {@code false} only if the request was not passed to Kafka. Thread-safe.
 *
 * @since 1.0.0
 */
public final class RemoteActions implements ControlRecordHandler {

	private static final Logger logger = LoggerFactory.getLogger(RemoteActions.class);

	private static final AtomicInteger THREADS = new AtomicInteger();

	private static final int CONCURRENCY = 8;

	private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE);

	private final Map<String, Object> consumer;

	private final Map<String, Object> producer;

	private final OwnershipSettings ownership;

	private final CommandSettings settings;

	private final Function<String, @Nullable AmiClient> clients;

	private final CommandCounters counters = new CommandCounters();

	private volatile @Nullable Run run;

	/**
	 * Creates an object that is not started.
	 * @param consumer the configuration of Kafka consumers
	 * @param producer the configuration of Kafka producers. Settings that concern the
	 * delivery of records are replaced
	 * @param ownership the settings of the ownership, which determine the control topics
	 * @param settings the settings
	 * @param clients returns the client with the connection to a PBX by name, not a
	 * {@link RoutingAmiClient}; {@code null} if this instance has none
	 */
	public RemoteActions(Map<String, ?> consumer, Map<String, ?> producer, OwnershipSettings ownership,
			CommandSettings settings, Function<String, @Nullable AmiClient> clients) {
		this.consumer = Map.copyOf(consumer);
		this.producer = Map.copyOf(producer);
		this.ownership = ownership;
		this.settings = settings;
		this.clients = clients;
	}

	/**
	 * Starts to send and to receive. Does not wait for a broker. Call it before
	 * {@link PbxOwnership#start()}. Has no effect if this object is started.
	 */
	public synchronized void start() {
		if (this.run == null) {
			Run run = new Run();
			this.run = run;
			run.replies.start();
		}
	}

	/**
	 * Stops. Actions that wait for a reply fail. Call it after
	 * {@link PbxOwnership#stop()}, so that the outcomes of the last actions of other
	 * instances are sent.
	 * @param timeout the time within which the replies are written
	 */
	public synchronized void stop(Duration timeout) {
		Run run = this.run;
		if (run != null) {
			this.run = null;
			run.stop(timeout);
		}
	}

	/**
	 * Sends an action to the owner of a PBX and waits for the outcome.
	 * @param <R> the type of the result
	 * @param client the settings of the client for this PBX
	 * @param action the action
	 * @param timeout the timeout, {@code null} for the response timeout of the settings
	 * @return the result
	 * @see AmiClient#execute(AmiAction, Duration)
	 */
	public <R> R execute(AmiClientSettings client, AmiAction<R> action, @Nullable Duration timeout) {
		PendingRequest request = request(client, action, timeout);
		try {
			return await(request).result(client.name(), action);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			cancel(request, action, "was interrupted");
			throw new AmiException(request.reply().join().text(), ex);
		}
	}

	private static Reply await(PendingRequest request) throws InterruptedException {
		try {
			// the timer ends the request; this is a safeguard
			return request.reply().get(request.remainingNanos() + TimeUnit.SECONDS.toNanos(1), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			request.timeOut();
			return request.reply().join();
		}
	}

	/**
	 * Sends an action to the owner of a PBX without waiting. All errors are reported
	 * through the future.
	 * @param <R> the type of the result
	 * @param client the settings of the client for this PBX, whose executor runs
	 * continuations
	 * @param action the action
	 * @param timeout the timeout, {@code null} for the response timeout of the settings
	 * @return a future of the result. If it is cancelled, the outcome is ignored. If the
	 * action has an {@linkplain AmiAction#undo() undo} action, the owner is asked to
	 * cancel it as well; it does so unless the ownership has changed
	 * @see AmiClient#send(AmiAction, Duration)
	 */
	public <R> CompletableFuture<R> send(AmiClientSettings client, AmiAction<R> action, @Nullable Duration timeout) {
		try {
			PendingRequest request = request(client, action, timeout);
			RemoteFuture<R> future = new RemoteFuture<>(client.name(), action,
					() -> cancel(request, action, "was cancelled"));
			future.completeWith(request.reply(), executor(client), client.callbackDecorator());
			return future;
		}
		catch (Throwable ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private Executor executor(AmiClientSettings client) {
		Executor executor = client.executor();
		Run run = this.run;
		if (run == null || executor == null) {
			return (run != null) ? run.callbacks : Runnable::run;
		}
		return (task) -> {
			try {
				executor.execute(task);
			}
			catch (Throwable ex) {
				run.callbacks.execute(task);
			}
		};
	}

	private PendingRequest request(AmiClientSettings client, AmiAction<?> action, @Nullable Duration timeout) {
		Run run = this.run;
		if (run == null) {
			throw new AmiDisconnectedException("The action " + action.name() + " for PBX \"" + client.name()
					+ "\" was not sent: sending actions to other instances is not started.", false, List.of());
		}
		action.validate();
		byte[] bytes = ActionCodec.write(action);
		Duration limit = (timeout != null) ? timeout : defaultTimeout(client, action);
		PendingRequest request = new PendingRequest(UUID.randomUUID().toString(), client.name(), action.name(),
				client.charset(), limit);
		run.submit(request, bytes, client.limits().maxPendingActions());
		return request;
	}

	private static Duration defaultTimeout(AmiClientSettings client, AmiAction<?> action) {
		Duration delay = action.responseDelay();
		return (delay.compareTo(LONGEST.minus(client.responseTimeout())) < 0) ? client.responseTimeout().plus(delay)
				: LONGEST;
	}

	private void cancel(PendingRequest request, AmiAction<?> action, String reason) {
		Run run = this.run;
		if (request.abandon(Reply.Outcome.CANCELLED, reason) && run != null && request.isSent()
				&& action.undo() != null) {
			run.actions.cancel(request);
		}
	}

	@Override
	public void handle(String server, ConsumerRecord<String, byte[]> record) {
		Run run = this.run;
		if (run == null) {
			logger.warn("PBX \"{}\": a request was discarded, because actions of other instances are not accepted",
					server);
			return;
		}
		run.requests.handle(server, record);
	}

	/**
	 * Returns the statistics since this object was created.
	 * @return the statistics
	 */
	public CommandStatistics statistics() {
		Run run = this.run;
		return this.counters.statistics((run != null) ? run.pending.size() : 0);
	}

	/**
	 * Returns why this instance cannot receive replies at present, so that its actions
	 * are not sent.
	 * @return the reason, {@code null} if none is known
	 */
	public @Nullable String lastError() {
		Run run = this.run;
		return (run != null) ? run.replies.error() : null;
	}

	private static ThreadPoolExecutor threads(String name, int count) {
		ThreadPoolExecutor threads = new ThreadPoolExecutor(count, count, 10, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), (task) -> thread(task, name));
		threads.allowCoreThreadTimeOut(true);
		return threads;
	}

	private static Thread thread(Runnable task, String name) {
		Thread thread = new Thread(task, name + "-" + THREADS.incrementAndGet());
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * The objects from a start to a stop.
	 */
	private final class Run {

		private final String instance = UUID.randomUUID().toString();

		private final Map<String, PendingRequest> pending = new ConcurrentHashMap<>();

		/** The number of pending requests by PBX. */
		private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

		private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1,
				(task) -> thread(task, "ami-command-timer"));

		private final ThreadPoolExecutor requestThreads = threads("ami-command-request", CONCURRENCY);

		private final ThreadPoolExecutor ownerThreads = threads("ami-command-owner", CONCURRENCY);

		private final ThreadPoolExecutor replyThreads = threads("ami-command-reply", 2);

		private final ThreadPoolExecutor callbacks = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS,
				new SynchronousQueue<>(), (task) -> thread(task, "ami-command-callback"));

		private final CommandProducer producer = new CommandProducer(RemoteActions.this.producer);

		private final ReplyReader replies = new ReplyReader(RemoteActions.this.consumer, RemoteActions.this.settings,
				this.instance, this::onReply);

		private final ActionSender actions = new ActionSender(this.instance, RemoteActions.this.settings.replyTopic(),
				RemoteActions.this.ownership::controlTopic, this.producer, this.replies, this.requestThreads,
				RemoteActions.this.counters);

		private final RequestRunner requests = new RequestRunner(RemoteActions.this.clients,
				new ReplySender(this.producer, this.replyThreads, RemoteActions.this.counters), this.ownerThreads,
				RemoteActions.this.counters);

		private volatile boolean stopping;

		private Run() {
			this.timer.setRemoveOnCancelPolicy(true);
		}

		private void submit(PendingRequest request, byte[] action, int limit) {
			AtomicInteger count = this.counts.computeIfAbsent(request.server(), (server) -> new AtomicInteger());
			if (count.getAndUpdate((value) -> (value < limit) ? value + 1 : value) >= limit) {
				throw AmiLimitException.notSent(request.server(), request.action(), limit);
			}
			this.pending.put(request.id(), request);
			request.reply().whenComplete((reply, failure) -> {
				this.pending.remove(request.id());
				count.decrementAndGet();
			});
			try {
				ScheduledFuture<?> timeout = this.timer.schedule(request::timeOut, request.remainingNanos(),
						TimeUnit.NANOSECONDS);
				request.reply().whenComplete((reply, failure) -> timeout.cancel(false));
				this.actions.send(request, action);
			}
			catch (Throwable ex) {
				request.abandon(Reply.Outcome.DISCONNECTED, "was not passed to Kafka (" + ex + ")");
			}
			if (this.stopping) {
				// stop() may have missed this request
				request.abandon(Reply.Outcome.DISCONNECTED, "was ended because the application stops");
			}
		}

		private void onReply(ConsumerRecord<String, byte[]> record) {
			try {
				if (!this.instance.equals(CommandHeaders.find(record.headers(), CommandHeaders.INSTANCE))) {
					return;
				}
				String id = CommandHeaders.get(record.headers(), CommandHeaders.REQUEST);
				PendingRequest request = this.pending.get(id);
				if (request == null) {
					logger.debug("A reply to request {} has arrived after its end", id);
					return;
				}
				if (request.end(reply(request, record))) {
					RemoteActions.this.counters.answered.increment();
				}
			}
			catch (Throwable ex) {
				logger.error("The reply at offset {} of topic {} was discarded", record.offset(), record.topic(), ex);
			}
		}

		private Reply reply(PendingRequest request, ConsumerRecord<String, byte[]> record) {
			try {
				String version = CommandHeaders.get(record.headers(), CommandHeaders.VERSION);
				if (!version.equals(CommandHeaders.SUPPORTED_VERSION)) {
					throw new InvalidRequestException("It has version " + version + " of the format.");
				}
				return ReplyCodec.read(record.value(), request.charset());
			}
			catch (InvalidRequestException ex) {
				return Reply.mayHaveRun(
						"The instance that owns PBX \"" + request.server() + "\" has sent a reply that is not valid: "
								+ ex.getMessage() + " The action may have been executed.");
			}
		}

		private void stop(Duration timeout) {
			this.stopping = true;
			this.replies.stop();
			this.pending.values()
				.forEach((request) -> request.abandon(Reply.Outcome.DISCONNECTED,
						"was ended because the application stops"));
			long deadline = System.nanoTime() + Math.min(TimeUnit.NANOSECONDS.convert(timeout), Long.MAX_VALUE / 2);
			this.requestThreads.shutdown();
			awaitEnd(this.ownerThreads, deadline);
			awaitEnd(this.replyThreads, deadline);
			this.producer.close(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
			this.timer.shutdown();
			this.callbacks.shutdown();
		}

		private static void awaitEnd(ThreadPoolExecutor threads, long deadline) {
			threads.shutdown();
			try {
				threads.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
