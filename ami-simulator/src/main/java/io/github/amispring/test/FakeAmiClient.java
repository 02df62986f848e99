/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.AmiClientStatistics;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.client.EventMessageListener;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.exception.AmiTimeoutException;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * Test double of an {@link AmiClient} that has no connection. It records the actions that
 * are sent, responds to them as a test defines, and delivers the events that a test
 * publishes.
 * <p>
 * A new client is connected, and the server accepts every action: the response is an
 * empty {@code Response: Success}, an empty event list for an action that lists.
 * {@link #whenSent(Class)} defines other responses: <pre>{@code
 * FakeAmiClient client = new FakeAmiClient();
 * Callback callback = new Callback(client);
 *
 * client.publish("Hangup", "Channel", "PJSIP/101-00000001", "Cause", "19");
 * assertThat(client.sentActions(OriginateAction.class)).hasSize(1);
 *
 * client.whenSent(OriginateAction.class).fail("Extension does not exist.");
 * }</pre> Subscribers are called on the thread that publishes, one event at a time.
 * Exceptions thrown by subscribers are recorded in {@link #listenerFailures()} and do not
 * reach the publishing thread. Safe for use by any number of threads.
 *
 * @since 1.0.0
 */
public class FakeAmiClient implements AmiClient {

	private final AmiClientSettings settings;

	private final List<AmiAction<?>> sentActions = new CopyOnWriteArrayList<>();

	/** The responses by the class or the name of the actions. */
	private final Map<Object, Response<?, ?>> responses = new ConcurrentHashMap<>();

	private final List<Consumer<Object>> subscribers = new CopyOnWriteArrayList<>();

	private final List<Throwable> listenerFailures = new CopyOnWriteArrayList<>();

	/** The lock that is held during delivery; guards the fields below. */
	private final ReentrantLock delivery = new ReentrantLock();

	private final Queue<Object> buffer = new ArrayDeque<>();

	private final Map<String, Long> received = new TreeMap<>();

	private boolean paused;

	private long reconnects;

	private volatile AmiClientStatus.State state = AmiClientStatus.State.CONNECTED;

	private volatile @Nullable AmiClientStatus status;

	private volatile @Nullable AmiClientStatistics statistics;

	/**
	 * Creates a connected client named {@code default}.
	 */
	public FakeAmiClient() {
		this("default");
	}

	/**
	 * Creates a connected client.
	 * @param name the name of the client's server
	 */
	public FakeAmiClient(String name) {
		this(AmiClientSettings.builder().name(name).host("localhost").credentials("app", "secret").build());
	}

	/**
	 * Creates a connected client.
	 * @param settings the settings that {@link #settings()} returns
	 */
	public FakeAmiClient(AmiClientSettings settings) {
		this.settings = settings;
	}

	/**
	 * Returns the actions that were sent.
	 * @return the actions in the order in which they were sent, without those that were
	 * rejected because they were invalid or the client was not connected
	 */
	public List<AmiAction<?>> sentActions() {
		return List.copyOf(this.sentActions);
	}

	/**
	 * Returns the sent actions of one type.
	 * @param <A> the type
	 * @param type the type
	 * @return the actions in the order in which they were sent
	 */
	public <A extends AmiAction<?>> List<A> sentActions(Class<A> type) {
		return this.sentActions.stream().filter(type::isInstance).map(type::cast).toList();
	}

	/**
	 * Returns the sent actions of one name, including those that await an outcome.
	 * @param name the name, such as {@code Originate}
	 * @return the actions in the order in which they were sent
	 */
	public List<AmiAction<?>> sentActions(String name) {
		return this.sentActions.stream().filter((action) -> action.name().equals(name)).toList();
	}

	/**
	 * Defines the response to the actions of one type. Replaces an earlier definition.
	 * @param <R> the type of the response
	 * @param <A> the type of the actions
	 * @param type the exact class of the actions
	 * @return the definition to complete
	 */
	public <R, A extends AmiAction<R>> ResponseDefinition<R, A> whenSent(Class<A> type) {
		return new ResponseDefinition<>(this, type);
	}

	/**
	 * Defines the response to the actions of one name for which there is no definition by
	 * type, such as {@code OriginateAction.of(…).awaitingOutcome()}. Replaces an earlier
	 * definition.
	 * @param name the name, such as {@code Originate}
	 * @return the definition to complete
	 */
	public ResponseDefinition<Object, AmiAction<Object>> whenSent(String name) {
		return new ResponseDefinition<>(this, name);
	}

	/**
	 * Delivers an event to its subscribers, unless events are paused.
	 * @param event the event
	 */
	public void publish(AmiEvent event) {
		take(event);
	}

	/**
	 * Delivers an event to its subscribers, unless events are paused.
	 * @param name the name of the event, such as {@code Hangup}
	 * @param headers the names and values of its headers, alternating
	 */
	public void publish(String name, String... headers) {
		take(message("Event", name, headers));
	}

	/**
	 * Delivers a connection event to its subscribers, unless events are paused. Does not
	 * change the {@link #status() status}.
	 * @param event the event
	 */
	public void publish(AmiConnectionEvent event) {
		take(event);
	}

	/**
	 * Loses the connection: publishes an {@link AmiDisconnectedEvent}, and rejects
	 * actions until {@link #connect()}. Has no effect on a client that is not connected.
	 * @param reason the reason in the event
	 */
	public void disconnect(String reason) {
		if (this.state == AmiClientStatus.State.CONNECTED) {
			this.state = AmiClientStatus.State.WAITING;
			publish(new AmiDisconnectedEvent(name(), Instant.now(), reason));
		}
	}

	/**
	 * Connects: accepts actions again and publishes an {@link AmiConnectedEvent}. Has no
	 * effect on a connected client.
	 */
	public void connect() {
		if (this.state != AmiClientStatus.State.CONNECTED) {
			if (this.state == AmiClientStatus.State.WAITING) {
				locked(() -> this.reconnects++);
			}
			this.state = AmiClientStatus.State.CONNECTED;
			publish(new AmiConnectedEvent(name(), Instant.now(), "22.0.0", "11.0.0", null));
		}
	}

	/**
	 * Replaces the status that results from the calls of this client.
	 * @param status the status to return, {@code null} for the actual one
	 */
	public void setStatus(@Nullable AmiClientStatus status) {
		this.status = status;
	}

	/**
	 * Replaces the statistics that result from the calls of this client.
	 * @param statistics the statistics to return, {@code null} for the actual ones
	 */
	public void setStatistics(@Nullable AmiClientStatistics statistics) {
		this.statistics = statistics;
	}

	/**
	 * Returns the exceptions that listeners threw.
	 * @return the exceptions in the order in which they were thrown
	 */
	public List<Throwable> listenerFailures() {
		return List.copyOf(this.listenerFailures);
	}

	@Override
	public String name() {
		return this.settings.name();
	}

	@Override
	public AmiClientSettings settings() {
		return this.settings;
	}

	/**
	 * Connects immediately.
	 */
	@Override
	public CompletableFuture<Void> start() {
		connect();
		return CompletableFuture.completedFuture(null);
	}

	/**
	 * Disconnects without an event. Actions are rejected until {@link #start()}.
	 */
	@Override
	public void stop(Duration timeout) {
		this.state = AmiClientStatus.State.STOPPED;
	}

	@Override
	public void close() {
		stop(Duration.ZERO);
	}

	/**
	 * Loses the connection and connects again immediately. Has no effect on a stopped
	 * client.
	 */
	@Override
	public void reconnect() {
		disconnect("reconnect");
		if (this.state != AmiClientStatus.State.STOPPED) {
			connect();
		}
	}

	@Override
	public <R> R execute(AmiAction<R> action) {
		return execute(action, this.settings.responseTimeout());
	}

	@Override
	public <R> R execute(AmiAction<R> action, Duration timeout) {
		action.validate();
		if (this.state != AmiClientStatus.State.CONNECTED) {
			throw new AmiDisconnectedException(name(), action.name(), false, null);
		}
		this.sentActions.add(action);
		return respond(action, timeout);
	}

	@SuppressWarnings("unchecked")
	private <R> R respond(AmiAction<R> action, Duration timeout) {
		Response<?, ?> response = this.responses.getOrDefault(action.getClass(), this.responses.get(action.name()));
		if (response != null) {
			return ((Response<R, AmiAction<R>>) response).respond(action, timeout);
		}
		try {
			return action.responseType().read(message("Response", "Success"), List.of());
		}
		catch (RuntimeException ex) {
			throw new IllegalStateException("Action " + action.name() + " has no default response. Define its response"
					+ " with whenSent(\"" + action.name() + "\").", ex);
		}
	}

	private static AmiMessage message(String name, String value, String... headers) {
		List<String> message = new ArrayList<>(List.of(name, value));
		message.addAll(List.of(headers));
		return AmiMessage.of(message.toArray(String[]::new));
	}

	/**
	 * Responds before this method returns.
	 */
	@Override
	public <R> CompletableFuture<R> send(AmiAction<R> action) {
		return send(action, this.settings.responseTimeout());
	}

	/**
	 * Responds before this method returns.
	 */
	@Override
	public <R> CompletableFuture<R> send(AmiAction<R> action, Duration timeout) {
		try {
			return CompletableFuture.completedFuture(execute(action, timeout));
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	@Override
	public <E extends AmiEvent> Subscription subscribe(Class<E> type, Consumer<? super E> listener) {
		return add((event) -> {
			if (type.isInstance(event)) {
				listener.accept(type.cast(event));
			}
			else if (event instanceof AmiMessage message
					&& type.isAssignableFrom(EventTypes.of(message).eventClass())) {
				listener.accept(type.cast(EventTypes.decode(message)));
			}
		}, listener);
	}

	@Override
	public Subscription onEventMessage(EventMessageListener listener) {
		return add((event) -> {
			AmiMessage message = messageOf(event);
			if (message != null) {
				receive(EventTypes.of(message), message, listener);
			}
		}, listener);
	}

	private static void receive(EventType<?> type, AmiMessage message, EventMessageListener listener) {
		listener.hasChanged();
		if (listener.receives(type)) {
			listener.onEvent(type, message);
		}
	}

	private static @Nullable AmiMessage messageOf(Object event) {
		if (event instanceof AmiMessage message) {
			return message;
		}
		return (event instanceof AmiEvent amiEvent) ? amiEvent.message() : null;
	}

	@Override
	public Subscription onConnectionEvent(Consumer<? super AmiConnectionEvent> listener) {
		return add((event) -> {
			if (event instanceof AmiConnectionEvent connectionEvent) {
				listener.accept(connectionEvent);
			}
		}, listener);
	}

	private Subscription add(Consumer<Object> delivery, Object listener) {
		Consumer<Object> subscriber = (event) -> {
			try {
				delivery.accept(event);
			}
			catch (Throwable ex) {
				listenerFailed(listener.toString(), event, ex);
			}
		};
		this.subscribers.add(subscriber);
		return () -> this.subscribers.remove(subscriber);
	}

	private void take(Object event) {
		locked(() -> {
			AmiMessage message = messageOf(event);
			if (message != null) {
				this.received.merge(EventTypes.of(message).name(), 1L, Long::sum);
			}
			if (this.paused) {
				this.buffer.add(event);
			}
			else {
				this.subscribers.forEach((subscriber) -> subscriber.accept(event));
			}
		});
	}

	@Override
	public void listenerFailed(String listener, Object event, Throwable failure) {
		this.listenerFailures.add(failure);
	}

	@Override
	public boolean isListenerThread() {
		return this.delivery.isHeldByCurrentThread();
	}

	@Override
	public void pauseEvents(Duration timeout) {
		locked(() -> this.paused = true);
	}

	@Override
	public void resumeEvents() {
		locked(() -> {
			this.paused = false;
			while (!this.paused && !this.buffer.isEmpty()) {
				Object event = this.buffer.remove();
				this.subscribers.forEach((subscriber) -> subscriber.accept(event));
			}
		});
	}

	private void locked(Runnable task) {
		this.delivery.lock();
		try {
			task.run();
		}
		finally {
			this.delivery.unlock();
		}
	}

	@Override
	public AmiClientStatus status() {
		AmiClientStatus status = this.status;
		return (status != null) ? status
				: AmiClientStatus.builder(name(), this.state).events(this.settings.events()).build();
	}

	@Override
	public AmiClientStatistics statistics() {
		AmiClientStatistics statistics = this.statistics;
		if (statistics != null) {
			return statistics;
		}
		this.delivery.lock();
		try {
			return AmiClientStatistics.builder()
				.eventsReceived(this.received)
				.eventsBuffered(this.buffer.size())
				.listenerErrors(this.listenerFailures.size())
				.reconnects(this.reconnects)
				.build();
		}
		finally {
			this.delivery.unlock();
		}
	}

	/**
	 * Defines the response to the actions of one type or name.
	 *
	 * @param <R> the type of the response
	 * @param <A> the type of the actions
	 * @since 1.0.0
	 */
	public static final class ResponseDefinition<R, A extends AmiAction<R>> {

		private final FakeAmiClient client;

		private final Object key;

		private ResponseDefinition(FakeAmiClient client, Object key) {
			this.client = client;
			this.key = key;
		}

		/**
		 * Responds with the result of a function.
		 * @param response creates the response to an action; the action fails with the
		 * exception that the function throws
		 */
		public void respond(Function<? super A, ? extends R> response) {
			set((action, timeout) -> response.apply(action));
		}

		/**
		 * Responds with {@code Response: Success}.
		 * @param headers the names and values of the further headers, alternating
		 */
		public void respondWith(String... headers) {
			set((action, timeout) -> action.responseType()
				.read(FakeAmiClient.message("Response", "Success", headers), List.of()));
		}

		/**
		 * Responds with {@code Response: Success} and events: the outcome of an action,
		 * or the entries of an event list and the event that completes it.
		 * @param events the events in order
		 */
		public void respondWithEvents(AmiMessage... events) {
			set((action, timeout) -> action.responseType()
				.read(FakeAmiClient.message("Response", "Success"), List.of(events)));
		}

		/**
		 * Responds with {@code Response: Error}, so that the action fails with an
		 * {@link AmiErrorResponseException}.
		 * @param message the value of the {@code Message} header, such as
		 * {@code No such channel}
		 */
		public void fail(String message) {
			set((action, timeout) -> {
				throw new AmiErrorResponseException(this.client.name(), action.name(),
						FakeAmiClient.message("Response", "Error", "Message", message));
			});
		}

		/**
		 * Sends no response, so that the action fails immediately with an
		 * {@link AmiTimeoutException}.
		 */
		public void timeOut() {
			set((action, timeout) -> {
				throw new AmiTimeoutException(this.client.name(), action.name(), timeout);
			});
		}

		/**
		 * Loses the connection after the action was sent, so that the action fails with
		 * an {@link AmiDisconnectedException}.
		 * @see FakeAmiClient#disconnect(String)
		 */
		public void disconnect() {
			set((action, timeout) -> {
				this.client.disconnect("Connection lost during action " + action.name());
				throw new AmiDisconnectedException(this.client.name(), action.name(), true, null);
			});
		}

		private void set(Response<R, A> response) {
			this.client.responses.put(this.key, response);
		}

	}

	/**
	 * Responds to an action.
	 *
	 * @param <R> the type of the response
	 * @param <A> the type of the action
	 */
	@FunctionalInterface
	private interface Response<R, A extends AmiAction<R>> {

		R respond(A action, Duration timeout);

	}

}
