/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.agi;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import io.github.amispring.client.AmiClient;
import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.event.AsyncAGIEndEvent;
import io.github.amispring.event.AsyncAGIExecEvent;
import io.github.amispring.event.AsyncAGIStartEvent;
import io.github.amispring.event.ChannelSnapshot;
import io.github.amispring.event.HangupEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Controls channels that run {@code AGI(agi:async)} in the dialplan: sends AGI commands
 * to them and awaits the results. The account requires the read and write permission
 * {@code agi}, and the client must receive the events {@code AsyncAGIStart},
 * {@code AsyncAGIExec} and {@code AsyncAGIEnd}.
 * <p>
 * Handlers run on separate threads, one for each call, and may block. Thread-safe.
 *
 * @since 1.0.0
 */
public final class AsyncAgi implements AutoCloseable {

	/** The default timeout of commands. */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);

	private static final Logger logger = LoggerFactory.getLogger(AsyncAgi.class);

	private final AmiClient client;

	private final Executor executor;

	private final AgiCommands commands;

	private final List<AmiClient.Subscription> subscriptions;

	private final List<Consumer<? super AgiSession>> handlers = new CopyOnWriteArrayList<>();

	/** The sessions by channel unique id. */
	private final Map<String, AgiSession> sessions = new ConcurrentHashMap<>();

	private AsyncAgi(AmiClient client, Executor executor, Duration timeout) {
		this.client = client;
		this.executor = executor;
		this.commands = new AgiCommands(client, executor, timeout);
		this.subscriptions = List.of(client.subscribe(AsyncAGIStartEvent.class, this::started),
				client.subscribe(AsyncAGIExecEvent.class, this.commands::executed),
				client.subscribe(AsyncAGIEndEvent.class, (event) -> ended(event.channel())),
				client.subscribe(HangupEvent.class, (event) -> ended(event.channel())),
				client.onConnectionEvent(this::connectionChanged));
	}

	/**
	 * Creates an instance that starts a new thread for each handler call and uses
	 * {@link #DEFAULT_TIMEOUT}.
	 * @param client the client of the PBX
	 * @return the instance, active until it is closed
	 */
	public static AsyncAgi on(AmiClient client) {
		return on(client, AsyncAgi::onNewThread, DEFAULT_TIMEOUT);
	}

	/**
	 * Creates an instance.
	 * @param client the client of the PBX
	 * @param executor runs handlers and continuations of results. A handler may occupy a
	 * thread for the duration of a call, so virtual threads are well suited
	 * @param timeout the default timeout of commands
	 * @return the instance, active until it is closed
	 */
	public static AsyncAgi on(AmiClient client, Executor executor, Duration timeout) {
		return new AsyncAgi(client, executor, timeout);
	}

	private static void onNewThread(Runnable task) {
		Thread thread = new Thread(task, "ami-agi");
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Registers a handler that is called when a session starts. If the handler throws an
	 * exception, the exception is logged and the channel leaves AGI. If it returns, the
	 * channel remains in AGI until {@link AgiSession#leave()} is called.
	 * @param handler the handler, called on a thread of the executor
	 * @return the subscription
	 */
	public AmiClient.Subscription onStart(Consumer<? super AgiSession> handler) {
		this.handlers.add(handler);
		return () -> this.handlers.remove(handler);
	}

	/**
	 * Returns the session of a channel.
	 * @param channel the name or unique id of the channel
	 * @return the session; a new session without an environment if the start of the
	 * session was not received, for example because the connection was lost
	 */
	public AgiSession session(String channel) {
		AgiSession session = this.sessions.get(channel);
		if (session != null) {
			return session;
		}
		return this.sessions.values()
			.stream()
			.filter((candidate) -> candidate.channel().equals(channel))
			.findFirst()
			.orElseGet(() -> new AgiSession(this.commands, new AgiChannel(channel, null), Map.of()));
	}

	private void started(AsyncAGIStartEvent event) {
		ChannelSnapshot channel = event.channel();
		if (channel.name() == null || channel.uniqueId() == null) {
			return;
		}
		AgiSession session = new AgiSession(this.commands, new AgiChannel(channel.name(), channel.uniqueId()),
				environment(event.env()));
		this.sessions.put(channel.uniqueId(), session);
		this.handlers.forEach((handler) -> this.executor.execute(() -> handle(handler, session)));
	}

	private static Map<String, String> environment(@Nullable String text) {
		Map<String, String> environment = new LinkedHashMap<>();
		if (text != null) {
			text.lines().forEach((line) -> {
				int colon = line.indexOf(':');
				if (colon > 0) {
					environment.put(line.substring(0, colon), line.substring(colon + 1).strip());
				}
			});
		}
		return environment;
	}

	private void handle(Consumer<? super AgiSession> handler, AgiSession session) {
		try {
			handler.accept(session);
		}
		catch (RuntimeException | Error ex) {
			if (session.isEnded()) {
				logger.debug("PBX \"{}\": the AGI handler of channel {} ended because the session ended",
						this.client.name(), session.channel(), ex);
				return;
			}
			logger.error("PBX \"{}\": the AGI handler of channel {} failed; the channel leaves AGI", this.client.name(),
					session.channel(), ex);
			session.leave();
		}
	}

	private void ended(ChannelSnapshot channel) {
		if (channel.uniqueId() == null) {
			return;
		}
		AgiSession session = this.sessions.remove(channel.uniqueId());
		if (session != null) {
			session.end();
		}
		this.commands.ended(channel);
	}

	private void connectionChanged(AmiConnectionEvent event) {
		if (event instanceof AmiDisconnectedEvent) {
			this.sessions.values().forEach(AgiSession::end);
			this.sessions.clear();
			this.commands.disconnected();
		}
	}

	/**
	 * Cancels the event subscriptions. Pending commands fail. Channels remain in AGI
	 * until they are hung up.
	 */
	@Override
	public void close() {
		this.subscriptions.forEach(AmiClient.Subscription::close);
		this.sessions.values().forEach(AgiSession::end);
		this.sessions.clear();
		this.commands.endAll();
	}

}
