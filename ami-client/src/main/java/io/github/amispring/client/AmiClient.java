/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
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
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;

/**
 * A connection to one PBX that keeps itself alive: it logs in, hands events to
 * subscribers, carries out actions, and comes back when it was lost. Safe for use by any
 * number of threads.
 * <p>
 * Events reach subscribers one after another, in the order of the wire, on a thread of
 * the client's own. A subscriber may do whatever it likes there, {@link #execute}
 * included; while it does, events wait in a bounded buffer.
 * <p>
 * No action is ever sent twice. When its connection is lost, an action fails with
 * {@link AmiDisconnectedException}, which says whether the server may have seen it.
 */
public interface AmiClient extends AutoCloseable {

	/**
	 * The name of this server among several.
	 * @return the name from the settings
	 */
	String name();

	/**
	 * Returns the settings that the client was made with, so that where it connects to
	 * can be checked and shown.
	 * @return the settings, with the account's secret
	 */
	AmiClientSettings settings();

	/**
	 * Starts connecting, and goes on until {@link #stop}. Without effect on a started
	 * client, apart from what it returns. A started client keeps the Java runtime alive.
	 * @return how the first attempt ended: completed when the client is connected and
	 * ready; failed with {@link AmiConnectException} or
	 * {@link AmiAuthenticationException}, in which case further attempts follow all the
	 * same. When this client was stopped soon after the server had refused its
	 * credentials, the first attempt follows only at the end of that wait.
	 */
	CompletableFuture<Void> start();

	/**
	 * Stops: refuses new actions, lets those under way finish, delivers the events that
	 * have come, says Logoff and ends the client's threads. May be started again.
	 * @param timeout how long all this may take; what is not finished then fails or is
	 * dropped
	 */
	void stop(Duration timeout);

	/**
	 * Stops for good, within the response timeout.
	 */
	@Override
	void close();

	/**
	 * Gives up the connection, if there is one, and connects again at once, without the
	 * wait that is usual between two attempts. Does not wait for the new connection.
	 * Actions that wait for their answers fail with {@link AmiDisconnectedException}.
	 * Without effect on a client that is not started.
	 * <p>
	 * Several calls before the next attempt lead to one attempt. The wait after refused
	 * credentials is not shortened, because a server may ban a client that tries too
	 * often: {@link AmiClientStatus#nextAttempt()} tells when it ends.
	 */
	void reconnect();

	/**
	 * Carries out an action and waits for its answer.
	 * @param <R> what the action gives
	 * @param action the action
	 * @return the answer
	 * @throws io.github.amispring.exception.InvalidActionException when the action cannot
	 * be sent as it is; nothing was sent
	 * @throws AmiErrorResponseException when the server refuses
	 * @throws AmiLimitException when too many actions wait for their answers, and nothing
	 * was sent, or when the answer is too long a list
	 * @throws AmiTimeoutException when no answer came within the response timeout
	 * @throws AmiDisconnectedException when there is no connection, or it was lost
	 */
	<R> R execute(AmiAction<R> action);

	/**
	 * Carries out an action and waits for its answer.
	 * @param <R> what the action gives
	 * @param action the action
	 * @param timeout how long the answer may take
	 * @return the answer
	 * @see #execute(AmiAction)
	 */
	<R> R execute(AmiAction<R> action, Duration timeout);

	/**
	 * Carries out an action without waiting for its answer. Only a line that is stuck
	 * holds up the caller, at most until the connection counts as lost. All errors come
	 * by the future. What is chained to it runs on the callback executor, never on a
	 * thread that reads.
	 * @param <R> what the action gives
	 * @param action the action
	 * @return the answer to come, which fails as {@link #execute(AmiAction)} would throw.
	 * Cancelling it stops the wait. What was sent goes on, unless the action has an
	 * {@link AmiAction#undo() undo}
	 */
	<R> CompletableFuture<R> send(AmiAction<R> action);

	/**
	 * Carries out an action without waiting for its answer.
	 * @param <R> what the action gives
	 * @param action the action
	 * @param timeout how long the answer may take
	 * @return the answer to come
	 * @see #send(AmiAction)
	 */
	<R> CompletableFuture<R> send(AmiAction<R> action, Duration timeout);

	/**
	 * Subscribes to events of a type: a record, a family such as {@code QueueEvent}, or
	 * {@link AmiEvent} for all. A listener that throws harms neither other listeners nor
	 * later events. Log messages name the listener by its {@code toString()}.
	 * @param <E> the type
	 * @param type the type
	 * @param listener called for each event, in order, one at a time
	 * @return ends the subscription
	 */
	<E extends AmiEvent> Subscription subscribe(Class<E> type, Consumer<? super E> listener);

	/**
	 * Subscribes to the messages of all events. No record is built for this subscriber,
	 * which costs less than a subscription to {@link AmiEvent} where records of few
	 * events are needed: the {@linkplain EventType#decoder() decoder} of the type builds
	 * one. Otherwise like {@link #subscribe}.
	 * @param listener called with the type and the message of each event, in order, one
	 * at a time
	 * @return ends the subscription
	 */
	default Subscription onEventMessage(BiConsumer<? super EventType<?>, ? super AmiMessage> listener) {
		return subscribe(AmiEvent.class, (event) -> listener.accept(EventTypes.of(event.message()), event.message()));
	}

	/**
	 * Subscribes to what happens to the connection. Told in order with the events: after
	 * {@link AmiDisconnectedEvent} no event of that connection follows.
	 * @param listener called for each, in order with the events
	 * @return ends the subscription
	 */
	Subscription onConnectionEvent(Consumer<? super AmiConnectionEvent> listener);

	/**
	 * Counts and logs what a listener threw, as the client does for its subscribers. For
	 * a subscriber that passes events on to listeners of its own and isolates them from
	 * each other, as the Spring event publisher does. May be called by any thread.
	 * @param listener describes the listener, in the log; one that fails repeatedly is
	 * logged at most every 30 seconds
	 * @param event the event at which it failed
	 * @param failure what it threw
	 * @see AmiClientStatistics#listenerErrors()
	 */
	void listenerFailed(String listener, Object event, Throwable failure);

	/**
	 * Returns whether the calling thread is delivering an event of this client at the
	 * moment, and so is running a listener. A listener may stop the client itself; what
	 * it must not do is wait for another thread that stops the client, because a stop
	 * waits for the listener.
	 * @return {@code true} in a listener of this client
	 */
	boolean isListenerThread();

	/**
	 * Holds back events: they wait in the buffer. First delivers those that have come
	 * already. A new client is not paused.
	 * @param timeout how long that delivery may take; without it, the rest waits
	 */
	void pauseEvents(Duration timeout);

	/**
	 * Delivers events again, those that wait first.
	 */
	void resumeEvents();

	/**
	 * The connection as it is now.
	 * @return the state
	 */
	AmiClientStatus status();

	/**
	 * What was counted since the client was made.
	 * @return the counts
	 */
	AmiClientStatistics statistics();

	/**
	 * Ends something that was subscribed to.
	 */
	@FunctionalInterface
	interface Subscription extends AutoCloseable {

		/**
		 * Ends the subscription. A listener that is running is not waited for.
		 */
		@Override
		void close();

	}

}
