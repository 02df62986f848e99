/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;
import io.github.amispring.exception.AmiAuthenticationException;
import io.github.amispring.exception.AmiConnectException;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.exception.AmiLimitException;
import io.github.amispring.exception.AmiTimeoutException;
import io.github.amispring.exception.InvalidActionException;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiEvent;

/**
 * A client of the manager interface of one PBX. It logs in, delivers events to
 * subscribers, sends actions, detects a lost connection and reconnects. Thread-safe.
 * Create it with {@code Ami.createClient}.
 * <p>
 * Subscribers receive events one at a time and in the order in which the server sent
 * them, on a thread that never reads from the connection. A subscriber may block and may
 * call {@link #execute}. Meanwhile, further events wait in a bounded buffer.
 * <p>
 * The client never sends an action twice. If the connection is lost, the pending actions
 * fail with {@link AmiDisconnectedException}, which indicates whether the server may have
 * executed the action.
 *
 * @since 1.0.0
 */
public interface AmiClient extends AutoCloseable {

	/**
	 * Returns the name of this client.
	 * @return the name in the settings
	 */
	String name();

	/**
	 * Returns the settings of this client.
	 * @return the settings, which include the secret of the account
	 */
	AmiClientSettings settings();

	/**
	 * Starts this client, which connects in the background and reconnects until
	 * {@link #stop} is called. If the client is started already, the call only returns
	 * the future. The threads of a started client keep the Java runtime alive.
	 * @return a future of the first attempt to connect. It completes normally when the
	 * client is connected and ready. It completes with {@link AmiConnectException} or
	 * {@link AmiAuthenticationException} if the attempt fails, and the client makes
	 * further attempts. If the client was stopped after the server had rejected the
	 * credentials, the first attempt is made when the delay after rejected credentials
	 * has ended.
	 */
	CompletableFuture<Void> start();

	/**
	 * Stops this client: rejects new actions, waits for the pending ones, delivers the
	 * received events, sends {@code Logoff} and terminates the threads of the client. A
	 * stopped client can be started again.
	 * @param timeout the time within which the client stops. When it has expired, the
	 * pending actions fail and the remaining events are lost
	 */
	void stop(Duration timeout);

	/**
	 * Closes this client, which cannot be started again. Equivalent to {@link #stop} with
	 * the response timeout of the settings.
	 */
	@Override
	void close();

	/**
	 * Closes the connection, if there is one, and connects again without the reconnect
	 * delay. Returns without waiting for the new connection. Pending actions fail with
	 * {@link AmiDisconnectedException}. The call has no effect on a client that is not
	 * started.
	 * <p>
	 * Several calls before the next attempt cause only one attempt. The delay after
	 * rejected credentials is not shortened, because a server may ban a client that
	 * retries too often. {@link AmiClientStatus#nextAttempt()} returns the end of the
	 * delay.
	 */
	void reconnect();

	/**
	 * Sends an action and waits for the response until the response timeout of the
	 * settings expires.
	 * @param <R> the type of the result
	 * @param action the action
	 * @return the result
	 * @throws InvalidActionException if the action is invalid; it was not sent
	 * @throws AmiErrorResponseException if the server responds with an error
	 * @throws AmiLimitException if too many actions are pending and the action was not
	 * sent, or if the event list of the response is too long
	 * @throws AmiTimeoutException if the server does not respond before the timeout
	 * @throws AmiDisconnectedException if there is no connection or the connection is
	 * lost
	 */
	<R> R execute(AmiAction<R> action);

	/**
	 * Sends an action and waits for the response.
	 * @param <R> the type of the result
	 * @param action the action
	 * @param timeout the timeout of the response
	 * @return the result
	 * @see #execute(AmiAction)
	 */
	<R> R execute(AmiAction<R> action, Duration timeout);

	/**
	 * Sends an action without waiting for the response. The response timeout of the
	 * settings applies. The call blocks only while the connection does not accept data,
	 * and at most until the connection is considered lost. The client reports all errors
	 * through the future. Continuations run on the executor of the settings, never on a
	 * thread that reads from the connection.
	 * @param <R> the type of the result
	 * @param action the action
	 * @return a future of the result, which fails with the exceptions of
	 * {@link #execute(AmiAction)}. If the future is cancelled, the client ignores the
	 * response. The server continues to execute the action, unless the action has an
	 * {@link AmiAction#undo() undo} action
	 */
	<R> CompletableFuture<R> send(AmiAction<R> action);

	/**
	 * Sends an action without waiting for the response.
	 * @param <R> the type of the result
	 * @param action the action
	 * @param timeout the timeout of the response
	 * @return a future of the result
	 * @see #send(AmiAction)
	 */
	<R> CompletableFuture<R> send(AmiAction<R> action, Duration timeout);

	/**
	 * Subscribes to the events of a type: a record, a family such as {@code QueueEvent},
	 * or {@link AmiEvent} for all events. An exception of a listener is logged and
	 * counted. It affects neither other listeners nor later events. Log messages identify
	 * the listener by its {@code toString()}.
	 * <p>
	 * A listener receives the events that are read from the connection after the call.
	 * Events of types without listeners are counted and discarded while they are read.
	 * While the delivery of events is {@linkplain #pauseEvents paused}, all events wait,
	 * and listeners that are added before {@link #resumeEvents()} receive them.
	 * @param <E> the type of the events
	 * @param type the type of the events
	 * @param listener the listener, which is called for each event in order and never
	 * concurrently
	 * @return the subscription
	 */
	<E extends AmiEvent> Subscription subscribe(Class<E> type, Consumer<? super E> listener);

	/**
	 * Subscribes to the messages of events. The client does not create records for this
	 * listener, which costs less than a subscription to {@link AmiEvent} if only few
	 * events are needed as records. The {@linkplain EventType#decoder() decoder} of the
	 * type creates a record. Apart from that, the contract of {@link #subscribe} applies.
	 * @param listener the listener, for all types of events unless it
	 * {@linkplain EventMessageListener#receives selects} some of them
	 * @return the subscription
	 */
	default Subscription onEventMessage(EventMessageListener listener) {
		return subscribe(AmiEvent.class, (event) -> listener.onEvent(EventTypes.of(event.message()), event.message()));
	}

	/**
	 * Subscribes to the events of the connection itself. They are delivered in order with
	 * the other events: no event of a connection follows its
	 * {@link AmiDisconnectedEvent}.
	 * @param listener the listener, which is called for each event in order and never
	 * concurrently
	 * @return the subscription
	 */
	Subscription onConnectionEvent(Consumer<? super AmiConnectionEvent> listener);

	/**
	 * Logs and counts an exception that a listener threw, as the client does for its own
	 * subscribers. Intended for a subscriber that delivers events to further listeners
	 * and isolates them from each other, such as the Spring event publisher. Can be
	 * called by any thread.
	 * @param listener the description of the listener for the log. If a listener fails
	 * repeatedly, it is logged at most every 30 seconds
	 * @param event the event that was delivered
	 * @param failure the exception
	 * @see AmiClientStatistics#listenerErrors()
	 */
	void listenerFailed(String listener, Object event, Throwable failure);

	/**
	 * Returns whether the calling thread is running a listener of this client. A listener
	 * may stop the client. It must not wait for another thread that stops the client,
	 * because {@link #stop} waits for the listener.
	 * @return {@code true} in a listener of this client
	 */
	boolean isListenerThread();

	/**
	 * Pauses the delivery of events. Until delivery is resumed, events wait in the
	 * buffer. First, the call delivers the events that have already been received. A new
	 * client is not paused.
	 * @param timeout the timeout of this delivery. If it expires, the events that have
	 * not been delivered yet wait as well
	 */
	void pauseEvents(Duration timeout);

	/**
	 * Resumes the delivery of events, starting with those that wait in the buffer.
	 */
	void resumeEvents();

	/**
	 * Returns the current status of the connection.
	 * @return the status
	 */
	AmiClientStatus status();

	/**
	 * Returns the statistics since this client was created.
	 * @return the statistics
	 */
	AmiClientStatistics statistics();

	/**
	 * A subscription to events.
	 *
	 * @since 1.0.0
	 */
	@FunctionalInterface
	interface Subscription extends AutoCloseable {

		/**
		 * Ends the subscription. Does not wait for a listener that is running.
		 */
		@Override
		void close();

	}

}
