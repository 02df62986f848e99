/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.github.amispring.simulator.pbx.channel.ChannelState;
import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.channel.PhoneUsers;
import io.github.amispring.simulator.pbx.phone.Endpoint;
import io.github.amispring.simulator.pbx.transfer.BlindTransfers;
import io.github.amispring.simulator.protocol.CauseCodes;

/**
 * A phone of the PBX and its user. A test uses it to do what a user does: call, answer,
 * reject, hold, transfer and hang up. The methods apply to the current call of the phone,
 * which is the youngest call that is not on hold. Thread-safe.
 *
 * @since 1.0.0
 */
public final class Phone {

	private final Endpoint endpoint;

	private final Engine engine;

	private final Channels channels;

	private final PhoneUsers users;

	private final IncomingCalls calls;

	private final BlindTransfers blindTransfers;

	Phone(Endpoint endpoint, Engine engine, Channels channels, PhoneUsers users, IncomingCalls calls,
			BlindTransfers blindTransfers) {
		this.endpoint = endpoint;
		this.engine = engine;
		this.channels = channels;
		this.users = users;
		this.calls = calls;
		this.blindTransfers = blindTransfers;
	}

	/**
	 * Returns the device of this phone.
	 * @return the device, such as {@code PJSIP/100}
	 */
	public String device() {
		return this.endpoint.device();
	}

	/**
	 * Returns the channels of this phone.
	 * @return the names of the channels, the oldest first
	 */
	public List<String> channels() {
		return this.engine.locked(() -> all((channel) -> true).stream().map(PbxChannel::name).toList());
	}

	/**
	 * Calls an extension. Other calls of this phone are not changed.
	 * @param exten the extension
	 * @return the name of the new channel
	 */
	public String call(String exten) {
		IncomingCalls.Caller caller = new IncomingCalls.Caller(device(), this.endpoint.number(), this.endpoint.name());
		return this.engine.locked(() -> this.calls.start(caller, exten, null, null, null).name());
	}

	/**
	 * Puts the other party of the current call on hold.
	 * @throws IllegalStateException if this phone has no current call
	 */
	public void hold() {
		use("no call to hold", Phone::isActive, this.users::hold);
	}

	/**
	 * Resumes the youngest call that is on hold.
	 * @throws IllegalStateException if no call of this phone is on hold
	 */
	public void resume() {
		use("no call on hold", PbxChannel::isHolding, this.users::resume);
	}

	/**
	 * Transfers the other party of the current call to an extension without asking (blind
	 * transfer, SIP REFER), and leaves the call. If all calls are on hold, the youngest
	 * one is transferred.
	 * @param exten the extension
	 * @throws IllegalStateException if this phone has no answered call
	 */
	public void transfer(String exten) {
		use("no call to transfer", PbxChannel::isUp,
				(channel) -> this.blindTransfers.transfer(channel, channel.context(), exten, true));
	}

	/**
	 * Hangs up the current call, or the youngest call on hold if there is no other call.
	 * @throws IllegalStateException if this phone has no call
	 */
	public void hangUp() {
		use("no call to hang up", (channel) -> true, (channel) -> this.users.hangup(channel, CauseCodes.NORMAL));
	}

	private static boolean isActive(PbxChannel channel) {
		return channel.state() != ChannelState.RINGING && !channel.isHolding();
	}

	/** Applies a task to the youngest channel, preferably one that is not on hold. */
	private void use(String missing, Predicate<PbxChannel> condition, Consumer<PbxChannel> task) {
		this.engine.run(() -> {
			List<PbxChannel> candidates = all(condition);
			Collections.reverse(candidates);
			PbxChannel chosen = candidates.stream()
				.filter((channel) -> !channel.isHolding())
				.findFirst()
				.or(() -> candidates.stream().findFirst())
				.orElseThrow(() -> new IllegalStateException("Phone " + device() + " has " + missing));
			task.accept(chosen);
		});
	}

	private List<PbxChannel> all(Predicate<PbxChannel> condition) {
		List<PbxChannel> all = this.channels.all();
		all.removeIf((channel) -> !channel.device().equals(device()) || !condition.test(channel));
		return all;
	}

}
