/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.parking;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.github.amispring.simulator.pbx.channel.Activity;
import io.github.amispring.simulator.pbx.channel.Bridge;
import io.github.amispring.simulator.pbx.channel.BridgeObserver;
import io.github.amispring.simulator.pbx.channel.BridgeType;
import io.github.amispring.simulator.pbx.channel.BridgedChannel;
import io.github.amispring.simulator.pbx.channel.Bridges;
import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Departure;
import io.github.amispring.simulator.pbx.channel.DeviceState;
import io.github.amispring.simulator.pbx.channel.DeviceStates;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.channel.Snapshots;
import io.github.amispring.simulator.pbx.dialplan.Destination;
import io.github.amispring.simulator.pbx.dialplan.DialplanStep;
import io.github.amispring.simulator.pbx.dialplan.Redirector;
import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import org.jspecify.annotations.Nullable;

/**
 * The parking lot {@code default} with the spaces 701 to 720. Access it only under the
 * lock of the {@link Engine}.
 */
public final class ParkingLot {

	/** The name of the parking lot. */
	public static final String NAME = "default";

	/** The number of the first parking space. */
	public static final int FIRST_SPACE = 701;

	/** The number of the last parking space. */
	public static final int LAST_SPACE = 720;

	/**
	 * The time for which the phone that parked the call hears the number of the space.
	 */
	private static final Duration ANNOUNCEMENT = Duration.ofMillis(2600);

	private final Map<Integer, ParkedCall> calls = new TreeMap<>();

	private final Engine engine;

	private final Channels channels;

	private final Bridges bridges;

	private final DeviceStates devices;

	private final Redirector redirector;

	private final Duration timeout;

	private @Nullable Bridge bridge;

	/**
	 * Creates a parking lot without calls.
	 * @param engine the engine of the PBX
	 * @param channels the channels
	 * @param bridges the bridges
	 * @param devices the states of the devices
	 * @param redirector sends calls to extensions after the timeout
	 * @param timeout the time after which a call is no longer parked
	 */
	public ParkingLot(Engine engine, Channels channels, Bridges bridges, DeviceStates devices, Redirector redirector,
			Duration timeout) {
		this.engine = engine;
		this.channels = channels;
		this.bridges = bridges;
		this.devices = devices;
		this.redirector = redirector;
		this.timeout = timeout;
	}

	/**
	 * Returns the time after which a call is no longer parked.
	 * @return the time
	 */
	public Duration timeout() {
		return this.timeout;
	}

	/**
	 * Returns the parked calls.
	 * @return the calls by the numbers of their spaces
	 */
	public Collection<ParkedCall> calls() {
		return List.copyOf(this.calls.values());
	}

	/**
	 * Parks the other party of a call. The phone that parks it hears the number of the
	 * space and is hung up.
	 * @param parker the channel that parks the other party
	 * @param options how long the call is parked
	 * @return whether the channel is in a call with exactly one other party, and a space
	 * is free
	 */
	public boolean parkPeer(PbxChannel parker, ParkingOptions options) {
		Bridge from = this.bridges.of(parker);
		if (from == null || !from.isTransferable()) {
			return false;
		}
		PbxChannel parkee = from.peers(parker).get(0);
		if (!park(parkee, parker.device(), options)) {
			return false;
		}
		this.channels.setVariable(parkee, "BLINDTRANSFER", parker.name());
		this.bridges.move(parkee, holdingBridge(), null);
		this.channels.startMusic(parkee, "default");
		this.engine.after(ANNOUNCEMENT, () -> {
			if (from.equals(this.bridges.of(parker))) {
				this.bridges.remove(parker);
			}
		});
		return true;
	}

	/**
	 * Parks a channel. Its other party, if there is one, is hung up. The channel is hung
	 * up when it is no longer parked, unless it executes the dialplan in a bridge.
	 * @param channel the channel
	 * @param options how long the channel is parked
	 * @return whether a space is free, and the channel has at most one other party
	 */
	public boolean parkChannel(PbxChannel channel, ParkingOptions options) {
		Bridge from = this.bridges.of(channel);
		if ((from != null && !from.isTransferable()) || !park(channel, channel.device(), options)) {
			return false;
		}
		if (from != null) {
			this.bridges.steal(channel, holdingBridge());
		}
		else {
			Activity activity = channel.activity();
			if (activity != null) {
				activity.release();
			}
			this.bridges.enter(holdingBridge(), channel,
					new BridgedChannel(channel, this.engine, this.channels, this.bridges));
		}
		this.channels.startMusic(channel, "default");
		return true;
	}

	/** Parks a channel that executes the application Park. */
	boolean parkCaller(PbxChannel channel, ParkingOptions options, Departure departure) {
		if (!park(channel, channel.device(), options)) {
			return false;
		}
		this.bridges.enter(holdingBridge(), channel, departure);
		this.channels.startMusic(channel, "default");
		return true;
	}

	private boolean park(PbxChannel channel, String parker, ParkingOptions options) {
		int space = FIRST_SPACE;
		while (this.calls.containsKey(space)) {
			space++;
		}
		if (space > LAST_SPACE) {
			return false;
		}
		Duration time = Objects.requireNonNullElse(options.timeout(), this.timeout);
		ParkedCall call = new ParkedCall(channel, space, parker, this.engine.now(), time, options.comeback());
		this.calls.put(space, call);
		publish("ParkedCall", call);
		this.devices.set(device(call), DeviceState.INUSE);
		this.engine.after(time, () -> timeout(call));
		return true;
	}

	private Bridge holdingBridge() {
		Bridge current = this.bridge;
		if (current == null) {
			current = this.bridges.create(BridgeType.PARKING, NAME);
			current.setObserver(new BridgeObserver() {
				@Override
				public void leaving(PbxChannel channel) {
					giveUp(channel);
				}
			});
			this.bridge = current;
		}
		return current;
	}

	private static String device(ParkedCall call) {
		return "park:" + call.space() + "@parkedcalls";
	}

	private void publish(String name, ParkedCall call) {
		EventWriter event = call.writeParkee(EventWriter.event(name, EventClass.CALL));
		this.engine.publish(call.write(event, this.engine.now()));
	}

	private void end(ParkedCall call) {
		this.calls.remove(call.space());
		this.channels.stopMusic(call.channel());
		this.devices.set(device(call), DeviceState.NOT_INUSE);
	}

	/** A channel leaves the bridge although its call is still parked. */
	private void giveUp(PbxChannel channel) {
		for (ParkedCall call : calls()) {
			if (call.channel() == channel) {
				end(call);
				publish("ParkedCallGiveUp", call);
			}
		}
	}

	private void timeout(ParkedCall call) {
		if (this.calls.get(call.space()) != call) {
			return;
		}
		PbxChannel channel = call.channel();
		this.channels.setVariable(channel, "PARKING_SPACE", Integer.toString(call.space()));
		this.channels.setVariable(channel, "PARKEDLOT", NAME);
		this.channels.setVariable(channel, "PARKER", call.parker());
		Destination comeback = Objects.requireNonNullElseGet(call.comeback(), () -> parkDial(call.parker()));
		channel.setPosition(comeback.context(), comeback.exten(), comeback.priority());
		end(call);
		publish("ParkedCallTimeOut", call);
		this.bridges.take(channel);
		this.channels.newExten(channel, channel.application(), channel.data());
		this.redirector.redirect(Map.of(channel, comeback));
	}

	/** Returns an extension that calls the phone that parked the call. */
	private Destination parkDial(String parker) {
		String exten = parker.replace('/', '_');
		this.redirector.addExtension(exten, List.of(new DialplanStep("Dial", parker + ",30")));
		return new Destination("park-dial", exten, 1);
	}

	/**
	 * Finds a parked channel.
	 * @param space the number of the parking space
	 * @return the parked channel, {@code null} if there is none
	 */
	public @Nullable PbxChannel find(String space) {
		return calls().stream()
			.filter((call) -> Integer.toString(call.space()).equals(space))
			.map(ParkedCall::channel)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Ends the parking of a channel because another channel retrieves the call. The
	 * parked channel stays in the bridge of the parking lot.
	 * @param parked the parked channel
	 * @param retriever the channel that retrieves the call
	 */
	void retrieve(PbxChannel parked, PbxChannel retriever) {
		for (ParkedCall call : calls()) {
			if (call.channel() == parked) {
				end(call);
				EventWriter event = call.writeParkee(EventWriter.event("UnParkedCall", EventClass.CALL));
				Snapshots.channel(event, "Retriever", retriever);
				this.engine.publish(call.write(event, this.engine.now()));
			}
		}
	}

}
