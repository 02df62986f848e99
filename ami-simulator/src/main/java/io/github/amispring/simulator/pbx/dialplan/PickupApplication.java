/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.amispring.simulator.pbx.channel.ChannelState;
import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.channel.Snapshots;
import io.github.amispring.simulator.protocol.CauseCodes;
import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import org.jspecify.annotations.Nullable;

/**
 * Pickup and PickupChan: answers the call for which another phone is ringing.
 */
final class PickupApplication extends Application {

	private final Channels channels;

	private final Engine engine;

	private final List<Predicate<PbxChannel>> targets;

	private PickupApplication(Execution execution, Engine engine, Channels channels,
			List<Predicate<PbxChannel>> targets) {
		super(execution, engine);
		this.engine = engine;
		this.channels = channels;
		this.targets = targets;
	}

	/** Returns the factory of Pickup, whose argument contains extensions. */
	static ApplicationFactory byExtension(Engine engine, Channels channels) {
		return (execution, data) -> new PickupApplication(execution, engine, channels,
				Stream.of(data.split("&"))
					.map((exten) -> exten.split("@", 2)[0])
					.map((exten) -> (Predicate<PbxChannel>) (channel) -> channel.exten().equals(exten))
					.toList());
	}

	/**
	 * Returns the factory of PickupChan, whose argument contains the names of channels,
	 * with or without their number, or their Uniqueids. The option {@code p} is not
	 * simulated.
	 */
	static ApplicationFactory byChannel(Engine engine, Channels channels) {
		return (execution, data) -> new PickupApplication(execution, engine, channels,
				Stream.of(data.split(",", 2)[0].split("&"))
					.map((name) -> (Predicate<PbxChannel>) (channel) -> isNamed(channel, name))
					.toList());
	}

	private static boolean isNamed(PbxChannel channel, String name) {
		String prefix = name.contains("-") ? name : name + "-";
		return channel.name().regionMatches(true, 0, prefix, 0, prefix.length()) || channel.uniqueId().equals(name);
	}

	@Override
	protected void start() {
		PbxChannel channel = channel();
		Leg leg = find();
		if (leg == null) {
			this.channels.setVariable(channel, "PICKUPRESULT", "FAILURE");
			next();
			return;
		}
		PbxChannel target = leg.channel();
		this.channels.changeConnected(channel, target.connectedNumber(), target.connectedName());
		this.channels.answer(channel);
		EventWriter event = this.channels.snapshot("Pickup", EventClass.CALL, channel);
		channel.setPosition(target.context(), target.exten(), target.priority());
		this.channels.newExten(channel, target.application(), target.data());
		this.engine.publish(Snapshots.channel(event, "Target", target));
		leg.pickUp(channel);
		target.markHungUp();
		this.channels.requestSoftHangup(target);
		leg.answered();
		target.setCause(CauseCodes.ANSWERED_ELSEWHERE);
		this.channels.remove(target);
	}

	private @Nullable Leg find() {
		return this.targets.stream().map(this::find).filter(Objects::nonNull).findFirst().orElse(null);
	}

	private @Nullable Leg find(Predicate<PbxChannel> target) {
		return this.channels.all()
			.stream()
			.filter((each) -> each != channel() && each.state() == ChannelState.RINGING && target.test(each))
			.map(PbxChannel::activity)
			.map((activity) -> (activity instanceof Leg leg && leg.isWaiting()) ? leg : null)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

}
