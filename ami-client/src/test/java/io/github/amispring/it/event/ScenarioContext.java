/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.amispring.action.CommandAction;
import io.github.amispring.action.HangupAction;
import io.github.amispring.action.OriginateAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.KeepAliveSettings;
import io.github.amispring.event.EventTypes;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.it.support.ConnectionLog;
import io.github.amispring.it.support.EventLog;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.EventList;

/**
 * The environment of scenarios: a client, and everything that the client receives.
 */
final class ScenarioContext {

	/**
	 * Asterisk sometimes delays an event until the next action. Frequent pings keep this
	 * delay short.
	 */
	private static final KeepAliveSettings FREQUENT_PINGS = KeepAliveSettings.builder()
		.interval(Duration.ofSeconds(2))
		.timeout(Pbx.TEST_TIMEOUT)
		.build();

	private final Pbx pbx;

	private final AmiClient client;

	private final EventLog log;

	private final List<AmiEvent> responseEvents = new ArrayList<>();

	ScenarioContext(Pbx pbx) {
		this.pbx = pbx;
		this.client = pbx.client((settings) -> settings.keepAlive(FREQUENT_PINGS));
		this.log = EventLog.of(this.client);
		this.client.start().join();
	}

	Pbx pbx() {
		return this.pbx;
	}

	/** Returns whether Asterisk has this major version or a later version. */
	boolean isAtLeast(int version) {
		return this.pbx.isAtLeast(version);
	}

	/** Calls an extension in the test dialplan. */
	TestCall call(String extension) {
		return call(extension, (action) -> action);
	}

	/** Calls an extension in the test dialplan. */
	TestCall call(String extension, UnaryOperator<OriginateAction> adaptation) {
		return TestCall.to(extension, this.pbx, this.client, adaptation);
	}

	/** Calls an extension and plays audio for ten seconds. */
	TestCall callWithAudio(String extension) {
		return call(extension, (action) -> action.application("Playback", "/var/lib/asterisk/test-sounds/tone"));
	}

	/** Waits until a call is up, and returns the name of the caller's half. */
	String awaitUp(TestCall call) {
		return call.awaitUp(this.log);
	}

	/** Waits until both halves of a call have ended. */
	void awaitEnd(TestCall call) {
		await(HangupEvent.class, call::isCaller);
		await(HangupEvent.class, call::isCalled);
	}

	void hangUp(TestCall call) {
		tryToExecute(HangupAction.of(call.callerId()));
		awaitEnd(call);
	}

	<E extends AmiEvent> E await(Class<E> type) {
		return await(type, (event) -> true);
	}

	<E extends AmiEvent> E await(Class<E> type, Predicate<? super E> condition) {
		return this.log.await(type, condition);
	}

	/** Executes an action. Events in the response count as received. */
	<R> R execute(AmiAction<R> action) {
		R response = this.client.execute(action);
		if (response instanceof EventList<?> list) {
			list.forEach(this::addResponseEvent);
			if (list.completion() != null) {
				addResponseEvent(EventTypes.decode(list.completion()));
			}
		}
		else if (((response instanceof Optional<?> optional) ? optional.orElse(null)
				: response) instanceof AmiEvent event) {
			addResponseEvent(event);
		}
		return response;
	}

	/** Executes an action. An error response is ignored. */
	void tryToExecute(AmiAction<?> action) {
		try {
			execute(action);
		}
		catch (AmiErrorResponseException ex) {
			// nothing to list, or already done
		}
	}

	/** Records connection events from now on. */
	ConnectionLog connection() {
		return ConnectionLog.of(this.client);
	}

	/** Waits until Asterisk has fully booted. */
	void awaitBooted() {
		this.client.execute(CommandAction.of("core waitfullybooted"), Pbx.BOOT_TIMEOUT);
	}

	/** Executes a console command. */
	void command(String command) {
		this.client.execute(CommandAction.of(command));
	}

	private synchronized void addResponseEvent(AmiEvent event) {
		this.responseEvents.add(event);
	}

	/** Returns the events of all responses. */
	synchronized List<AmiEvent> responseEvents() {
		return List.copyOf(this.responseEvents);
	}

	/** Returns the events that are not part of a response. */
	List<AmiEvent> events() {
		return this.log.events();
	}

	/** Returns all received events, including those of responses. */
	List<AmiEvent> allReceived() {
		this.pbx.awaitDelivery(this.client);
		return Stream.concat(events().stream(), responseEvents().stream()).toList();
	}

}
