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
import io.github.amispring.simulator.protocol.AsteriskVersion;
import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import io.github.amispring.simulator.protocol.PbxEvent;
import org.jspecify.annotations.Nullable;

/**
 * The PBX. One lock guards all of it: what its parts give may be read and changed only
 * inside {@link #locked}.
 */
public final class Pbx {

	private static final int SERVICE_LEVEL = 20;

	private static final Duration RING_TIME = Duration.ofSeconds(15);

	private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();

	private final Map<String, String> globals = new LinkedHashMap<>();

	private final Engine engine;

	private final DeviceStates devices;

	private final Channels channels;

	private final Bridges bridges;

	private final Queues queues;

	private final Dialplan dialplan;

	private final Dialer dialer;

	private final Parties parties;

	private final Applications applications;

	private final Instant started;

	/**
	 * Creates a PBX in which nobody calls yet.
	 * @param settings what it consists of
	 * @param clock its time
	 * @param version the version of Asterisk that it plays
	 * @param seed where all chance comes from
	 * @param events whom to tell of events; called under the lock, must not block
	 */
	public Pbx(PbxSettings settings, SimulatorClock clock, AsteriskVersion version, long seed,
			Consumer<PbxEvent> events) {
		settings.endpoints().forEach((endpoint) -> this.endpoints.put(endpoint.device(), endpoint));
		this.engine = new Engine(clock, version, seed, events);
		this.devices = new DeviceStates(this.engine);
		this.channels = new Channels(this.engine, this.devices);
		this.bridges = new Bridges(this.engine, this.channels);
		this.queues = new Queues(this.engine, this.devices, this.endpoints);
		this.dialplan = new Dialplan(this.endpoints, settings.extensions());
		this.parties = new Parties(this.engine, this.channels);
		LocalChannels locals = new LocalChannels(this.engine, this.channels, this.dialplan);
		this.dialer = new Dialer(this.engine, this.channels, this.endpoints, this.parties, locals);
		Conversations conversations = new Conversations(this.channels, this.bridges, this.parties);
		this.applications = new Applications(this.engine, this.channels, this.dialer, conversations, this.queues);
		locals.use(this.applications);
		for (PbxSettings.QueueSettings each : settings.queues()) {
			CallQueue queue = new CallQueue(each.name(), each.strategy(), SERVICE_LEVEL, RING_TIME);
			this.queues.add(queue);
			each.members().forEach((device) -> this.queues.addStatic(queue, device, memberName(device)));
		}
		this.started = clock.now();
	}

	private String memberName(String device) {
		Endpoint endpoint = this.endpoints.get(device);
		return (endpoint != null) ? endpoint.name() : device;
	}

	/**
	 * Does something while nothing else happens.
	 * @param <T> what it gives
	 * @param work what to do; must not block
	 * @return what it gave
	 */
	public <T extends @Nullable Object> T locked(Supplier<T> work) {
		return this.engine.locked(work);
	}

	/** Ends the PBX: nothing happens in it and no event comes from it any longer. */
	public void stop() {
		this.engine.stop();
	}

	/**
	 * Sends an event to all sessions that may read it.
	 * @param event the event, not ended yet
	 */
	public void publish(EventWriter event) {
		this.engine.run(() -> this.engine.publish(event));
	}

	/**
	 * The present.
	 * @return the time of the PBX's clock
	 */
	public Instant now() {
		return this.engine.now();
	}

	/**
	 * Since when the PBX has run.
	 * @return the time of its start
	 */
	public Instant started() {
		return this.started;
	}

	/**
	 * The version of Asterisk that is played.
	 * @return the version
	 */
	public AsteriskVersion version() {
		return this.engine.version();
	}

	/**
	 * All channels, the oldest first.
	 * @return a copy of the list
	 */
	public List<Channel> channels() {
		return this.channels.all();
	}

	/**
	 * Finds a channel.
	 * @param nameOrUniqueId its name or its id
	 * @return the channel, or {@code null}
	 */
	public @Nullable Channel channel(String nameOrUniqueId) {
		Channel channel = this.channels.find(nameOrUniqueId);
		return (channel != null) ? channel : this.channels.findByUniqueId(nameOrUniqueId);
	}

	/**
	 * How many calls there were so far.
	 * @return the number of calls
	 */
	public int processedCalls() {
		return this.channels.processed();
	}

	/**
	 * How many bridges there are.
	 * @return the number of bridges
	 */
	public int bridgeCount() {
		return this.bridges.count();
	}

	/**
	 * The queues.
	 * @return the queues
	 */
	public Queues queues() {
		return this.queues;
	}

	/**
	 * The global variables.
	 * @return the variables, in the order in which they were set
	 */
	public Map<String, String> globals() {
		return this.globals;
	}

	/**
	 * The states of all devices that ever had another than not to be in use.
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
	 * @param name the variable
	 * @param value its new value
	 */
	public void setVariable(Channel channel, String name, String value) {
		this.channels.variable(channel, name, value);
	}

	/**
	 * Sets a global variable.
	 * @param name the variable
	 * @param value its new value
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
	 * Ends a channel by request.
	 * @param channel the channel
	 * @param cause why, 0 to leave it as it is
	 */
	public void hangup(Channel channel, int cause) {
		Activity activity = channel.activity;
		if (!channel.gone && activity != null) {
			if (cause != HangupCause.NONE) {
				channel.cause = cause;
			}
			activity.hangup(channel, channel.cause);
		}
	}

	/**
	 * Lets the phone at a channel hang up.
	 * @param channel the channel
	 */
	public void phoneHangsUp(Channel channel) {
		this.parties.hangup(channel, HangupCause.NORMAL);
	}

	/**
	 * Whether the dialplan has a priority.
	 * @param exten the extension
	 * @param priority the priority
	 * @return {@code true} when there is such a step
	 */
	public boolean hasExtension(String exten, int priority) {
		return this.dialplan.exists(exten, priority);
	}

	/**
	 * Whether a channel can be sent elsewhere: not while it is only being called.
	 * @param channel the channel
	 * @return {@code true} when it can
	 */
	public boolean canRedirect(Channel channel) {
		return !(channel.activity instanceof Leg leg) || leg.isAnswered();
	}

	/**
	 * Sends channels to other extensions.
	 * @param moves the channels and where they go
	 */
	public void redirect(List<Move> moves) {
		for (Move move : moves) {
			Channel channel = move.channel();
			channel.redirecting = true;
			if (channel.bridge != null) {
				this.channels.newExten(channel, channel.application, channel.data);
			}
		}
		for (Move move : moves) {
			Activity activity = move.channel().activity;
			if (activity != null) {
				activity.release(move.channel());
			}
		}
		for (Move move : moves) {
			Channel channel = move.channel();
			channel.redirecting = false;
			if (channel.gone) {
				// it was a part of what the one before it let go of
				continue;
			}
			channel.context = move.context();
			channel.exten = move.exten();
			channel.priority = move.priority();
			new DialplanRun(channel, this.channels, this.dialplan, this.applications).start();
		}
	}

	/**
	 * Makes a call.
	 * @param request the call
	 * @param result told once what became of it
	 */
	public void originate(OriginateRequest request, Consumer<OriginateResult> result) {
		new OriginateCall(request, this.engine, this.channels, this.dialer, this.dialplan, this.applications, result)
			.start();
	}

	/**
	 * Lets somebody call in.
	 * @param device the phone or trunk where the call comes from
	 * @param callerNumber the caller's number
	 * @param callerName the caller's name
	 * @param exten whom the caller wants
	 * @param patience after which time a caller whom nobody answered hangs up, if ever
	 * @param talk after which time of talking the caller hangs up, if ever
	 * @return the caller's channel
	 */
	public Channel call(String device, String callerNumber, String callerName, String exten,
			@Nullable Duration patience, @Nullable Duration talk) {
		return call(device, callerNumber, callerName, exten, patience, talk, null);
	}

	Channel call(String device, String callerNumber, String callerName, String exten, @Nullable Duration patience,
			@Nullable Duration talk, @Nullable Behaviours callees) {
		Channel channel = this.channels.create(this.engine.ids().channelName(device), device, null, null, "default",
				exten);
		channel.state = ChannelState.RING;
		channel.callerNumber = callerNumber;
		channel.callerName = callerName;
		channel.callees = callees;
		if (talk != null) {
			channel.onAnswer = () -> this.engine.after(talk, () -> this.parties.hangup(channel, HangupCause.NORMAL));
		}
		this.channels.announce(channel);
		this.channels.updateDevice(channel);
		this.channels.variable(channel, "SIPDOMAIN", "pbx.example.com");
		if (patience != null) {
			this.engine.after(patience, () -> {
				if (channel.answered == null) {
					this.parties.hangup(channel, HangupCause.INTERWORKING);
				}
			});
		}
		new DialplanRun(channel, this.channels, this.dialplan, this.applications).start();
		return channel;
	}

	Engine engine() {
		return this.engine;
	}

	Map<String, Endpoint> endpoints() {
		return this.endpoints;
	}

	/**
	 * Where a channel goes.
	 *
	 * @param channel the channel
	 * @param context the context
	 * @param exten the extension
	 * @param priority the priority
	 */
	public record Move(Channel channel, String context, String exten, int priority) {
	}

}
