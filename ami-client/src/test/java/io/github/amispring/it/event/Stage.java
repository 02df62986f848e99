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
 * Where scenarios are played: one client, and all that it is told.
 */
final class Stage {

	/** Asterisk forgets now and then to send an event before the next action. */
	private static final KeepAliveSettings WAKING = KeepAliveSettings.builder()
		.interval(Duration.ofSeconds(2))
		.timeout(Pbx.TEST_TIMEOUT)
		.build();

	private final Pbx pbx;

	private final AmiClient client;

	private final EventLog log;

	private final List<AmiEvent> answers = new ArrayList<>();

	Stage(Pbx pbx) {
		this.pbx = pbx;
		this.client = pbx.client((settings) -> settings.keepAlive(WAKING));
		this.log = EventLog.of(this.client);
		this.client.start().join();
	}

	Pbx pbx() {
		return this.pbx;
	}

	/** Whether it is this version or a later one. */
	boolean isAtLeast(int version) {
		return this.pbx.isAtLeast(version);
	}

	/** Calls an extension of the dialplan for tests. */
	TestCall call(String extension) {
		return call(extension, (action) -> action);
	}

	/** Calls an extension of the dialplan for tests. */
	TestCall call(String extension, UnaryOperator<OriginateAction> adaptation) {
		return TestCall.to(extension, this.pbx, this.client, adaptation);
	}

	/** Calls an extension, and speaks to it for ten seconds. */
	TestCall speakTo(String extension) {
		return call(extension, (action) -> action.application("Playback", "/var/lib/asterisk/test-sounds/tone"));
	}

	/** Has a call answered, and gives the name of the caller's half. */
	String awaitUp(TestCall call) {
		return call.awaitUp(this.log);
	}

	/** Waits until both halves of a call have ended. */
	void awaitEnd(TestCall call) {
		await(HangupEvent.class, call::isCaller);
		await(HangupEvent.class, call::isCalled);
	}

	void hangUp(TestCall call) {
		tryTo(HangupAction.of(call.callerId()));
		awaitEnd(call);
	}

	<E extends AmiEvent> E await(Class<E> type) {
		return await(type, (event) -> true);
	}

	<E extends AmiEvent> E await(Class<E> type, Predicate<? super E> condition) {
		return this.log.await(type, condition);
	}

	/** Asks for something; events of the answer count as received. */
	<R> R ask(AmiAction<R> action) {
		R answer = this.client.execute(action);
		if (answer instanceof EventList<?> list) {
			list.forEach(this::answered);
			if (list.completion() != null) {
				answered(EventTypes.decode(list.completion()));
			}
		}
		else if (((answer instanceof Optional<?> optional) ? optional.orElse(null)
				: answer) instanceof AmiEvent event) {
			answered(event);
		}
		return answer;
	}

	/** Asks for something that may be refused. */
	void tryTo(AmiAction<?> action) {
		try {
			ask(action);
		}
		catch (AmiErrorResponseException ex) {
			// nothing there to list, or done already
		}
	}

	/** What happens to the connection from now on. */
	ConnectionLog connection() {
		return ConnectionLog.of(this.client);
	}

	/** Waits until the server may be used again. */
	void awaitBooted() {
		this.client.execute(CommandAction.of("core waitfullybooted"), Pbx.BOOT_PATIENCE);
	}

	/** Runs a command of the console. */
	void command(String command) {
		this.client.execute(CommandAction.of(command));
	}

	private synchronized void answered(AmiEvent event) {
		this.answers.add(event);
	}

	/** The events of all answers. */
	synchronized List<AmiEvent> answers() {
		return List.copyOf(this.answers);
	}

	/** The events that came unasked. */
	List<AmiEvent> events() {
		return this.log.events();
	}

	/** All that has been received. */
	List<AmiEvent> everything() {
		this.pbx.settle(this.client);
		return Stream.concat(events().stream(), answers().stream()).toList();
	}

}
