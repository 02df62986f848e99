/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.control;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import io.github.amispring.action.CoreShowChannelsAction;
import io.github.amispring.action.HangupAction;
import io.github.amispring.action.OriginateAction;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.HangupRequestEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.event.OriginateResponseEvent;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.internal.control.Controls;
import io.github.amispring.live.internal.control.LiveView;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.LiveChannel;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.scenario.CallRecording;
import io.github.amispring.live.scenario.CallScenarios;
import io.github.amispring.live.settings.LiveSettings;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;

/**
 * A view that receives the events of a recording, and the controls of its calls.
 */
final class ControlledPbx implements AutoCloseable {

	private final PendingClient client;

	private final LivePbx pbx;

	private final Controls controls;

	private final AtomicInteger subscriptions = new AtomicInteger();

	private Queue<AmiEvent> events = new ArrayDeque<>();

	ControlledPbx() {
		this(LiveSettings.defaults(), Runnable::run);
	}

	ControlledPbx(LiveSettings settings, Executor executor) {
		this.client = new PendingClient(executor);
		this.pbx = LivePbx.of(this.client, settings);
		this.controls = new Controls(new LiveView(this.client, this.pbx::snapshot, this.pbx::history, (listener) -> {
			this.subscriptions.incrementAndGet();
			Runnable end = this.pbx.subscribe(listener)::close;
			return () -> {
				this.subscriptions.decrementAndGet();
				end.run();
			};
		}, executor));
		this.pbx.start();
		this.client.start();
	}

	/** Loads a recording, whose events are published by the methods below. */
	ControlledPbx load(int version, String scenario) {
		this.events = new ArrayDeque<>(CallRecording.of(version, CallScenarios.get(scenario)).events());
		return this;
	}

	/** Originates a call whose events are those of the recording. */
	OriginatedCall originate() {
		String uniqueId = this.events.stream()
			.filter(NewChannelEvent.class::isInstance)
			.map((event) -> ((NewChannelEvent) event).channel().uniqueId())
			.findFirst()
			.orElse("1.1");
		return this.controls.originate(OriginateAction.of("PJSIP/2001").application("Echo").channelId(uniqueId));
	}

	/** Publishes the remaining events. */
	ControlledPbx play() {
		return playUntil((event) -> false);
	}

	/** Publishes the events before the first one that matches. */
	ControlledPbx playUntil(Predicate<AmiEvent> condition) {
		while (!this.events.isEmpty() && !condition.test(this.events.element())) {
			publish(this.events.remove());
		}
		return this;
	}

	/** Publishes the events before the first party hangs up. */
	ControlledPbx playUntilHangup() {
		return playUntil((event) -> event instanceof HangupRequestEvent || event instanceof HangupEvent);
	}

	ControlledPbx playThrough(Class<? extends AmiEvent> type) {
		playUntil(type::isInstance);
		publish(this.events.remove());
		return this;
	}

	private void publish(AmiEvent event) {
		if (event instanceof OriginateResponseEvent) {
			this.client.respond(event.message());
		}
		else {
			this.client.publish(event);
		}
	}

	/** Removes an event from the recording and returns it. */
	<E extends AmiEvent> E take(Class<E> type) {
		for (Iterator<AmiEvent> remaining = this.events.iterator(); remaining.hasNext();) {
			AmiEvent event = remaining.next();
			if (type.isInstance(event)) {
				remaining.remove();
				return type.cast(event);
			}
		}
		throw new IllegalStateException("The recording contains no " + type);
	}

	void skipRemainingEvents() {
		this.events.clear();
	}

	/** Defines the list of channels for the next seeding. */
	void listChannels(LiveChannel... channels) {
		List<AmiMessage> list = new ArrayList<>();
		for (LiveChannel channel : channels) {
			list.add(AmiMessage.of("Event", "CoreShowChannel", "Channel", channel.name(), "ChannelState",
					String.valueOf(channel.state().code()), "Uniqueid", channel.uniqueId(), "Linkedid",
					channel.linkedId(), "Duration", "00:00:10"));
		}
		list.add(AmiMessage.of("Event", "CoreShowChannelsComplete"));
		this.client.whenSent(CoreShowChannelsAction.class).respondWithEvents(list.toArray(AmiMessage[]::new));
	}

	PendingClient client() {
		return this.client;
	}

	LivePbx pbx() {
		return this.pbx;
	}

	Controls controls() {
		return this.controls;
	}

	LiveCall call() {
		return this.pbx.calls().iterator().next();
	}

	CallControl control() {
		return this.controls.control(call());
	}

	/** Returns the present party that is a phone. */
	Party party(String number) {
		return call().presentParties()
			.stream()
			.filter((party) -> ("PJSIP/" + number).equals(party.device()))
			.findFirst()
			.orElseThrow();
	}

	/** Returns the channels for which Hangup was sent. */
	List<String> hungUp() {
		return this.client.sentActions(HangupAction.class)
			.stream()
			.map((action) -> action.headers().get(0).value())
			.toList();
	}

	int subscriptions() {
		return this.subscriptions.get();
	}

	@Override
	public void close() {
		this.controls.close();
		this.pbx.close();
		this.client.close();
	}

}
