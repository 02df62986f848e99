/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.github.amispring.action.OriginateAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.live.control.CallControl;
import io.github.amispring.live.control.OriginatedCall;
import io.github.amispring.live.event.LiveEvent;
import io.github.amispring.live.internal.LiveEngine;
import io.github.amispring.live.internal.ViewCounters;
import io.github.amispring.live.internal.control.Controls;
import io.github.amispring.live.internal.control.LiveView;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.LiveChannel;
import io.github.amispring.live.model.LiveConference;
import io.github.amispring.live.model.LiveDevice;
import io.github.amispring.live.model.LiveQueue;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.ParkedCall;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.live.settings.LiveSettings;
import io.github.amispring.message.AmiEvent;

/**
 * The live view of a PBX: its calls with their parties, queues, conferences and devices.
 * It follows the events of an {@link AmiClient}, and requests the state of the PBX after
 * it has connected and whenever events were lost.
 * <p>
 * Thread-safe. Reading never waits: each method returns what was known after the last
 * event. Use {@link #snapshot()} to read several things that belong together.
 *
 * @since 1.0.0
 */
public final class LivePbx implements AutoCloseable {

	private final AmiClient client;

	private final LiveEngine engine;

	private final Controls controls;

	private LivePbx(AmiClient client, LiveSettings settings, Clock clock) {
		this.client = client;
		this.engine = new LiveEngine(client, settings, clock);
		this.controls = new Controls(new LiveView(client, this.engine::snapshot, this.engine::history,
				(listener) -> this.engine.subscribe(listener, String.valueOf(listener)),
				this.engine.listenerExecutor()));
	}

	/**
	 * Creates a view with the default settings.
	 * @param client the client of the PBX
	 * @return the view, which has to be {@linkplain #start() started}
	 */
	public static LivePbx of(AmiClient client) {
		return of(client, LiveSettings.defaults());
	}

	/**
	 * Creates a view.
	 * @param client the client of the PBX
	 * @param settings the settings
	 * @return the view, which has to be {@linkplain #start() started}
	 */
	public static LivePbx of(AmiClient client, LiveSettings settings) {
		return new LivePbx(client, settings, Clock.systemUTC());
	}

	/**
	 * Starts to follow the PBX. Start the view before the client, so that it receives the
	 * first event. Must be called once.
	 */
	public void start() {
		this.engine.start();
	}

	/**
	 * Ends the view and all its subscriptions. Does not close the client. The futures of
	 * originated calls that have not ended fail; the calls continue.
	 */
	@Override
	public void close() {
		this.engine.close();
		this.controls.close();
	}

	/**
	 * Returns the name of the client.
	 * @return the name
	 */
	public String server() {
		return this.client.name();
	}

	/**
	 * Returns whether the view shows what happens on the PBX.
	 * {@link LiveSnapshot#since()} contains since when.
	 * @return the state of the view
	 */
	public ViewState state() {
		return snapshot().state();
	}

	/**
	 * Returns everything that is known, at one instant.
	 * @return the snapshot
	 */
	public LiveSnapshot snapshot() {
		return this.engine.snapshot();
	}

	/**
	 * Returns the live calls.
	 * @return the calls, in no particular order
	 */
	public Collection<LiveCall> calls() {
		return snapshot().calls().values();
	}

	/**
	 * Returns a live call.
	 * @param id the identifier of the call
	 * @return the call, if it exists
	 */
	public Optional<LiveCall> call(String id) {
		return Optional.ofNullable(snapshot().calls().get(id));
	}

	/**
	 * Returns the call of a channel.
	 * @param uniqueId the Uniqueid of the channel
	 * @return the call, if the channel exists
	 */
	public Optional<LiveCall> callOfChannel(String uniqueId) {
		LiveSnapshot snapshot = snapshot();
		LiveChannel channel = snapshot.channels().get(uniqueId);
		return Optional.ofNullable((channel != null) ? snapshot.calls().get(channel.callId()) : null);
	}

	/**
	 * Returns the calls of a device, or of the parties with a number.
	 * @param deviceOrNumber a device, such as {@code PJSIP/100}, or a number
	 * @return the calls
	 */
	public List<LiveCall> callsOf(String deviceOrNumber) {
		LiveSnapshot snapshot = snapshot();
		if (deviceOrNumber.contains("/")) {
			LiveDevice device = snapshot.devices().get(deviceOrNumber);
			return (device == null) ? List.of()
					: device.callIds()
						.stream()
						.flatMap((id) -> Optional.ofNullable(snapshot.calls().get(id)).stream())
						.toList();
		}
		return snapshot.calls().values().stream().filter((call) -> hasNumber(call, deviceOrNumber)).toList();
	}

	private static boolean hasNumber(LiveCall call, String number) {
		return call.presentParties().stream().map(Party::number).anyMatch(number::equals) || call.attempts()
			.stream()
			.anyMatch((attempt) -> attempt.endedAt() == null && number.equals(attempt.number()));
	}

	/**
	 * Returns the channels.
	 * @return the channels, in no particular order
	 */
	public Collection<LiveChannel> channels() {
		return snapshot().channels().values();
	}

	/**
	 * Returns the queues.
	 * @return the queues, in no particular order
	 */
	public Collection<LiveQueue> queues() {
		return snapshot().queues().values();
	}

	/**
	 * Returns a queue.
	 * @param name the name of the queue
	 * @return the queue, if it exists
	 */
	public Optional<LiveQueue> queue(String name) {
		return Optional.ofNullable(snapshot().queues().get(name));
	}

	/**
	 * Returns the devices.
	 * @return the devices, in no particular order
	 */
	public Collection<LiveDevice> devices() {
		return snapshot().devices().values();
	}

	/**
	 * Returns a device.
	 * @param name the name of the device, such as {@code PJSIP/100}
	 * @return the device, if it is known
	 */
	public Optional<LiveDevice> device(String name) {
		return Optional.ofNullable(snapshot().devices().get(name));
	}

	/**
	 * Returns the conferences.
	 * @return the conferences, in no particular order
	 */
	public Collection<LiveConference> conferences() {
		return snapshot().conferences().values();
	}

	/**
	 * Requests which conferences are locked. Asterisk does not report it by an event if a
	 * conference is locked or unlocked. The view otherwise requests it only when it is
	 * seeded, and every {@link LiveSettings#sweepInterval()}. Does not block.
	 * @return a future that completes when the view contains what the PBX has responded.
	 * It fails with the exceptions of the client. The view is not changed unless it is
	 * valid
	 */
	public CompletableFuture<Void> refreshConferences() {
		return this.engine.refreshConferences();
	}

	/**
	 * Returns the parked calls.
	 * @return the parked calls, in no particular order
	 */
	public Collection<ParkedCall> parked() {
		return snapshot().parked().values();
	}

	/**
	 * Returns the calls that have ended, within the limits of the history.
	 * @return the calls, the last one first
	 */
	public List<EndedCall> history() {
		return this.engine.history();
	}

	/**
	 * Returns the control of a call, which hangs up, transfers, parks and records it.
	 * @param call the call as it was read from this view or one of its changes
	 * @return the control, which acts on the call as it is when a method is invoked
	 */
	public CallControl control(LiveCall call) {
		return this.controls.control(call);
	}

	/**
	 * Returns the control of the call with an identifier.
	 * @param callId the identifier of the call
	 * @return the control. Its methods fail if the call does not exist
	 */
	public CallControl control(String callId) {
		return this.controls.control(callId);
	}

	/**
	 * Originates a call and follows its course. Returns without waiting for the PBX; the
	 * returned futures report all errors. The action is sent asynchronously even if it is
	 * {@linkplain OriginateAction#synchronous() synchronous}, and its {@code ChannelId}
	 * is set to a random value unless it contains one. The view has to be
	 * {@linkplain #start() started}.
	 * @param action the action
	 * @return the call; cancelling one of its futures hangs it up
	 */
	public OriginatedCall originate(OriginateAction action) {
		return this.controls.originate(action);
	}

	/**
	 * Subscribes to the changes of the view. They are delivered in order, by one thread
	 * at a time, which is not the thread that processes events. A listener that is too
	 * slow does not delay others, and receives a {@code ChangesLostEvent} in place of the
	 * changes that it has missed. If a listener throws an exception, the client logs and
	 * counts it, and the listener receives the next change.
	 * @param listener the listener
	 * @return ends the subscription
	 */
	public AmiClient.Subscription subscribe(Consumer<? super LiveEvent> listener) {
		return this.engine.subscribe(listener, String.valueOf(listener))::run;
	}

	/**
	 * Subscribes to the changes of one type or family.
	 * @param type the type
	 * @param listener the listener
	 * @param <E> the type
	 * @return ends the subscription
	 */
	public <E extends LiveEvent> AmiClient.Subscription subscribe(Class<E> type, Consumer<? super E> listener) {
		return this.engine.subscribe((change) -> {
			if (type.isInstance(change)) {
				listener.accept(type.cast(change));
			}
		}, String.valueOf(listener))::run;
	}

	/**
	 * Returns the types of events that the view needs. Parts of the view are missing if
	 * the PBX does not send them to the client, for example because of the event mask.
	 * @return the types, depending on the settings
	 */
	public Set<Class<? extends AmiEvent>> eventTypes() {
		return this.engine.eventTypes()
			.stream()
			.<Class<? extends AmiEvent>>map((type) -> type.asSubclass(AmiEvent.class))
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Returns counts since the view was created.
	 * @return the counts
	 */
	public LiveStatistics statistics() {
		ViewCounters counters = this.engine.counters();
		return new LiveStatistics(counters.events(), counters.seedings(), this.engine.drops(), counters.leaks(),
				counters.errors(), this.engine.changesLost());
	}

}
