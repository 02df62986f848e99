/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.amispring.simulator.clock.SimulatorClock;
import io.github.amispring.simulator.pbx.channel.Activity;
import io.github.amispring.simulator.pbx.channel.Bridges;
import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Conversations;
import io.github.amispring.simulator.pbx.channel.DeviceState;
import io.github.amispring.simulator.pbx.channel.DeviceStates;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.Hints;
import io.github.amispring.simulator.pbx.channel.LocalOptimizer;
import io.github.amispring.simulator.pbx.channel.MixMonitors;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.channel.PhoneUsers;
import io.github.amispring.simulator.pbx.conference.ConfBridgeApplication;
import io.github.amispring.simulator.pbx.conference.Conferences;
import io.github.amispring.simulator.pbx.dialplan.Applications;
import io.github.amispring.simulator.pbx.dialplan.CalledPhones;
import io.github.amispring.simulator.pbx.dialplan.Destination;
import io.github.amispring.simulator.pbx.dialplan.DialApplication;
import io.github.amispring.simulator.pbx.dialplan.Dialer;
import io.github.amispring.simulator.pbx.dialplan.Dialplan;
import io.github.amispring.simulator.pbx.dialplan.Keypad;
import io.github.amispring.simulator.pbx.dialplan.LocalChannels;
import io.github.amispring.simulator.pbx.dialplan.OriginateCall;
import io.github.amispring.simulator.pbx.dialplan.OriginateRequest;
import io.github.amispring.simulator.pbx.dialplan.OriginateResult;
import io.github.amispring.simulator.pbx.dialplan.Redirector;
import io.github.amispring.simulator.pbx.dialplan.StandardApplications;
import io.github.amispring.simulator.pbx.dialplan.Takeover;
import io.github.amispring.simulator.pbx.parking.ParkApplication;
import io.github.amispring.simulator.pbx.parking.ParkedCallApplication;
import io.github.amispring.simulator.pbx.parking.ParkingLot;
import io.github.amispring.simulator.pbx.phone.BehaviorChooser;
import io.github.amispring.simulator.pbx.phone.Endpoint;
import io.github.amispring.simulator.pbx.queue.QueueApplication;
import io.github.amispring.simulator.pbx.queue.Queues;
import io.github.amispring.simulator.pbx.transfer.AttendedTransfers;
import io.github.amispring.simulator.pbx.transfer.BlindTransfers;
import io.github.amispring.simulator.pbx.transfer.BridgeCommand;
import io.github.amispring.simulator.pbx.transfer.Consultations;
import io.github.amispring.simulator.pbx.transfer.FeatureCodes;
import io.github.amispring.simulator.pbx.transfer.FeatureKeys;
import io.github.amispring.simulator.protocol.AsteriskVersion;
import io.github.amispring.simulator.protocol.CauseCodes;
import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import io.github.amispring.simulator.protocol.PbxEvent;
import org.jspecify.annotations.Nullable;

/**
 * The simulated PBX. A single lock protects its state. Call {@link #locked} to read or
 * change the objects that a PBX returns.
 */
public final class Pbx {

	private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();

	private final Map<String, String> globals = new LinkedHashMap<>();

	private final Engine engine;

	private final DeviceStates devices;

	private final Hints hints;

	private final Channels channels;

	private final MixMonitors mixMonitors;

	private final Bridges bridges;

	private final PhoneUsers users;

	private final Queues queues;

	private final Dialplan dialplan;

	private final Applications applications;

	private final Dialer dialer;

	private final Redirector redirector;

	private final IncomingCalls incomingCalls;

	private final ParkingLot parkingLot;

	private final Conferences conferences;

	private final BlindTransfers blindTransfers;

	private final FeatureCodes featureCodes;

	private final BridgeCommand bridgeCommand;

	private final Keypad keypad;

	private final PhoneServices phoneServices;

	private final Instant started;

	/**
	 * Creates a PBX without calls.
	 * @param settings the configuration
	 * @param clock the clock
	 * @param version the simulated version of Asterisk
	 * @param seed the seed of all random values
	 * @param events receives each event; called under the lock, must not block
	 */
	public Pbx(PbxSettings settings, SimulatorClock clock, AsteriskVersion version, long seed,
			Consumer<PbxEvent> events) {
		settings.endpoints().forEach((endpoint) -> this.endpoints.put(endpoint.device(), endpoint));
		this.engine = new Engine(clock, version, seed, events);
		this.devices = new DeviceStates(this.engine);
		this.channels = new Channels(this.engine, this.devices);
		this.hints = new Hints(this.engine, this.devices, settings.hints());
		this.bridges = new Bridges(this.engine, this.channels);
		this.mixMonitors = new MixMonitors(this.engine, this.channels);
		this.users = new PhoneUsers(this.engine, this.channels, this.bridges);
		this.queues = new Queues(this.engine, this.devices, this.endpoints);
		settings.queues()
			.forEach((queue) -> this.queues.create(queue.name(), queue.strategy(), queue.members(), queue.options()));
		this.dialplan = new Dialplan(this.endpoints.values(), settings.extensions());
		this.applications = StandardApplications.create(this.engine, this.channels, this.dialplan);
		CalledPhones phones = new CalledPhones(this.engine, this.channels, this.users);
		LocalOptimizer optimizer = new LocalOptimizer(this.engine, this.bridges);
		this.dialer = new Dialer(this.engine, this.channels, this.endpoints, phones, new LocalChannels(this.engine,
				this.channels, this.dialplan, this.applications, this.bridges, optimizer));
		this.redirector = new Redirector(this.engine, this.channels, this.dialplan, this.applications);
		this.incomingCalls = new IncomingCalls(this.engine, this.channels, this.users, this.redirector);
		this.parkingLot = new ParkingLot(this.engine, this.channels, this.bridges, this.devices, this.redirector,
				settings.parkingTime());
		this.conferences = new Conferences(this.engine, this.channels, this.bridges, this.devices);
		this.blindTransfers = new BlindTransfers(this.engine, this.channels, this.bridges, this.users, this.redirector,
				this.dialplan, this.parkingLot);
		AttendedTransfers attendedTransfers = new AttendedTransfers(this.engine, this.channels, this.bridges,
				this.users, new Takeover(this.channels));
		this.featureCodes = settings.featureCodes();
		Consultations consultations = new Consultations(this.engine, this.channels, this.bridges, this.users,
				this.dialer);
		this.bridgeCommand = new BridgeCommand(this.channels, this.bridges, this.redirector);
		this.keypad = new Keypad(this.engine, this.channels, new FeatureKeys(this.engine, this.users, this.dialplan,
				this.featureCodes, this.blindTransfers, consultations, this.parkingLot));
		this.phoneServices = new PhoneServices(this.engine, this.channels, this.endpoints, this.dialplan, this.users,
				phones, this.incomingCalls, this.keypad, optimizer, this.blindTransfers, attendedTransfers);
		addApplications(new Conversations(this.engine, this.channels, this.bridges));
		this.started = clock.now();
	}

	private void addApplications(Conversations conversations) {
		this.applications.add("Dial", (execution, data) -> new DialApplication(execution, this.engine, this.channels,
				conversations, this.dialer, data));
		this.applications.add("Queue", QueueApplication.factory(this.engine, this.channels, conversations, this.dialer,
				this.queues, this.dialplan));
		this.applications.add("Park",
				ParkApplication.factory(this.engine, this.channels, this.bridges, this.parkingLot));
		this.applications.add("ParkedCall",
				ParkedCallApplication.factory(this.engine, this.channels, this.bridges, this.parkingLot));
		this.applications.add("ConfBridge",
				ConfBridgeApplication.factory(this.engine, this.channels, this.bridges, this.conferences));
	}

	/**
	 * Runs a task under the lock and returns its result.
	 * @param <T> the type of the result
	 * @param task the task; must not block
	 * @return the result of the task
	 */
	public <T extends @Nullable Object> T locked(Supplier<T> task) {
		return this.engine.locked(task);
	}

	/**
	 * Runs a task under the lock.
	 * @param task the task; must not block
	 */
	public void locked(Runnable task) {
		this.engine.run(task);
	}

	/**
	 * Stops the PBX: scheduled tasks no longer run, and events are no longer published.
	 */
	public void stop() {
		this.engine.stop();
	}

	/**
	 * Publishes an event to all sessions that may read it.
	 * @param event the event with all headers; this method adds the empty line that ends
	 * the event
	 */
	public void publish(EventWriter event) {
		this.engine.run(() -> this.engine.publish(event));
	}

	/**
	 * Returns the current time.
	 * @return the time of the clock
	 */
	public Instant now() {
		return this.engine.now();
	}

	/**
	 * Returns the time at which the PBX started.
	 * @return the instant
	 */
	public Instant started() {
		return this.started;
	}

	/**
	 * Returns the simulated version of Asterisk.
	 * @return the version
	 */
	public AsteriskVersion version() {
		return this.engine.version();
	}

	/**
	 * Returns all channels, the oldest first.
	 * @return a copy of the list
	 */
	public List<PbxChannel> channels() {
		return this.channels.all();
	}

	/**
	 * Finds a channel by its name or its unique id.
	 * @param nameOrUniqueId the name or the unique id
	 * @return the channel, {@code null} if there is none
	 */
	public @Nullable PbxChannel channel(String nameOrUniqueId) {
		return this.channels.find(nameOrUniqueId);
	}

	/**
	 * Returns the number of calls since the PBX started.
	 * @return the number of calls
	 */
	public int processedCalls() {
		return this.channels.processed();
	}

	/**
	 * Returns the number of bridges.
	 * @return the number of bridges that currently exist
	 */
	public int bridgeCount() {
		return this.bridges.count();
	}

	/**
	 * Returns the queues.
	 * @return the queues
	 */
	public Queues queues() {
		return this.queues;
	}

	/**
	 * Returns the global variables in the order in which they were set.
	 * @return the live map; set variables with {@link #setGlobal}
	 */
	public Map<String, String> globals() {
		return this.globals;
	}

	/**
	 * Returns the states of all endpoints, and of all other devices that have been in
	 * use.
	 * @return the states by device
	 */
	public Map<String, DeviceState> deviceStates() {
		Map<String, DeviceState> states = new LinkedHashMap<>();
		this.endpoints.keySet().forEach((device) -> states.put(device, this.devices.state(device)));
		states.putAll(this.devices.all());
		return states;
	}

	/**
	 * Sets a variable of a channel.
	 * @param channel the channel
	 * @param name the name of the variable
	 * @param value the value
	 */
	public void setVariable(PbxChannel channel, String name, String value) {
		this.channels.setVariable(channel, name, value);
	}

	/**
	 * Sets a global variable.
	 * @param name the name of the variable
	 * @param value the value
	 */
	public void setGlobal(String name, String value) {
		this.globals.put(name, value);
		this.engine.publish(EventWriter.event("VarSet", EventClass.DIALPLAN)
			.add("Channel", "none")
			.add("Uniqueid", "none")
			.add("Variable", name)
			.add("Value", EventWriter.escape(value)));
	}

	/**
	 * Hangs up a channel at the request of a manager client.
	 * @param channel the channel
	 * @param cause the hangup cause, 0 to keep the cause of the channel
	 */
	public void hangup(PbxChannel channel, int cause) {
		locked(() -> {
			Activity activity = channel.activity();
			if (!channel.isGone() && activity != null) {
				if (cause != CauseCodes.NONE) {
					channel.setCause(cause);
				}
				activity.hangup(channel.cause());
			}
		});
	}

	/**
	 * Hangs up a channel on behalf of its phone.
	 * @param channel the channel
	 */
	public void phoneHangsUp(PbxChannel channel) {
		locked(() -> this.users.hangup(channel));
	}

	/**
	 * Returns whether the dialplan contains a step.
	 * @param exten the extension
	 * @param priority the priority
	 * @return {@code true} if the step exists
	 */
	public boolean hasExtension(String exten, int priority) {
		return this.dialplan.exists(exten, priority);
	}

	/**
	 * Returns whether a channel can be redirected. A channel that is being called cannot
	 * be redirected.
	 * @param channel the channel
	 * @return {@code true} if it can be redirected
	 */
	public boolean canRedirect(PbxChannel channel) {
		Activity activity = channel.activity();
		return activity == null || activity.isRedirectable();
	}

	/**
	 * Redirects channels to other extensions.
	 * @param moves the channels and their destinations
	 */
	public void redirect(List<Move> moves) {
		Map<PbxChannel, Destination> destinations = new LinkedHashMap<>();
		moves.forEach((move) -> destinations.put(move.channel(),
				new Destination(move.context(), move.exten(), move.priority())));
		locked(() -> this.redirector.redirect(destinations));
	}

	/**
	 * Originates a call.
	 * @param request the request
	 * @param result receives the result once
	 */
	public void originate(OriginateRequest request, Consumer<OriginateResult> result) {
		OriginateCall call = new OriginateCall(request, this.engine, this.channels, this.dialer, this.dialplan,
				this.applications, result);
		locked(call::start);
	}

	/**
	 * Starts a call from a phone or a trunk.
	 * @param device the phone or trunk
	 * @param callerNumber the number of the caller
	 * @param callerName the name of the caller
	 * @param exten the extension to call
	 * @param maxWait the time after which the caller hangs up if the call is not
	 * answered, {@code null} to wait without limit
	 * @param talk the delay between the answer and the caller's hangup, {@code null} if
	 * the caller does not hang up
	 * @return the channel of the caller
	 */
	public PbxChannel call(String device, String callerNumber, String callerName, String exten,
			@Nullable Duration maxWait, @Nullable Duration talk) {
		return call(device, callerNumber, callerName, exten, maxWait, talk, null);
	}

	PbxChannel call(String device, String callerNumber, String callerName, String exten, @Nullable Duration maxWait,
			@Nullable Duration talk, @Nullable BehaviorChooser calleeBehavior) {
		IncomingCalls.Caller caller = new IncomingCalls.Caller(device, callerNumber, callerName);
		return locked(() -> this.incomingCalls.start(caller, exten, maxWait, talk, calleeBehavior));
	}

	/**
	 * Returns the bridges.
	 * @return the bridges
	 * @since 1.0.0
	 */
	public Bridges bridges() {
		return this.bridges;
	}

	/**
	 * Returns the hints of the dialplan.
	 * @return the hints
	 * @since 1.0.0
	 */
	public Hints hints() {
		return this.hints;
	}

	/**
	 * Returns the recordings of calls.
	 * @return the recordings
	 * @since 1.0.0
	 */
	public MixMonitors mixMonitors() {
		return this.mixMonitors;
	}

	/**
	 * Returns the parking lot.
	 * @return the parking lot
	 * @since 1.0.0
	 */
	public ParkingLot parkingLot() {
		return this.parkingLot;
	}

	/**
	 * Returns the conferences.
	 * @return the conferences
	 * @since 1.0.0
	 */
	public Conferences conferences() {
		return this.conferences;
	}

	/**
	 * Returns the blind transfers.
	 * @return the blind transfers
	 * @since 1.0.0
	 */
	public BlindTransfers blindTransfers() {
		return this.blindTransfers;
	}

	/**
	 * Returns the keys with which the parties of a call transfer and park.
	 * @return the keys
	 * @since 1.0.0
	 */
	public FeatureCodes featureCodes() {
		return this.featureCodes;
	}

	/**
	 * Presses keys on behalf of the phone of a channel. Call this method without holding
	 * the lock, because the PBX reacts to each key.
	 * @param channel the channel
	 * @param keys the keys: digits, {@code *} and {@code #}
	 * @since 1.0.0
	 */
	public void press(PbxChannel channel, String keys) {
		for (char key : keys.toCharArray()) {
			locked(() -> this.keypad.press(channel, key));
		}
	}

	/**
	 * Returns the command that connects two channels.
	 * @return the command
	 * @since 1.0.0
	 */
	public BridgeCommand bridgeCommand() {
		return this.bridgeCommand;
	}

	/**
	 * Returns a phone, which a test uses to act as its user.
	 * @param device the device, such as {@code PJSIP/100}
	 * @return the phone
	 * @throws IllegalArgumentException if the PBX has no such endpoint
	 * @since 1.0.0
	 */
	public Phone phone(String device) {
		Endpoint endpoint = this.endpoints.get(device);
		if (endpoint == null) {
			throw new IllegalArgumentException(
					"The PBX has no endpoint \"" + device + "\". Endpoints: " + this.endpoints.keySet());
		}
		return new Phone(endpoint, this.phoneServices);
	}

	Engine engine() {
		return this.engine;
	}

	Map<String, Endpoint> endpoints() {
		return this.endpoints;
	}

	/**
	 * A channel and its destination.
	 *
	 * @param channel the channel
	 * @param context the context
	 * @param exten the extension
	 * @param priority the priority
	 */
	public record Move(PbxChannel channel, String context, String exten, int priority) {
	}

}
