/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.github.amispring.simulator.pbx.channel.ChannelState;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.phone.Endpoint;
import io.github.amispring.simulator.pbx.phone.PhoneBehavior;
import org.jspecify.annotations.Nullable;

/**
 * A phone of the PBX and its user. A test uses it to do what a user does: call, answer,
 * reject, hold, transfer and hang up. The methods apply to the current call of the phone,
 * which is the youngest call that is not on hold. Thread-safe.
 *
 * @since 1.0.0
 */
public final class Phone {

	private final Endpoint endpoint;

	private final PhoneServices pbx;

	Phone(Endpoint endpoint, PhoneServices pbx) {
		this.endpoint = endpoint;
		this.pbx = pbx;
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
		return this.pbx.engine().locked(() -> all((channel) -> true).stream().map(PbxChannel::name).toList());
	}

	/**
	 * Calls an extension. Other calls of this phone are not changed. If the extension
	 * does not exist, Asterisk rejects the call without an event.
	 * @param exten the extension
	 * @return the name of the new channel, {@code null} if the extension does not exist
	 */
	public @Nullable String call(String exten) {
		IncomingCalls.Caller caller = new IncomingCalls.Caller(device(), this.endpoint.number(), this.endpoint.name());
		return this.pbx.engine().locked(() -> {
			if (!this.pbx.dialplan().exists(exten, 1)) {
				return null;
			}
			return this.pbx.calls().start(caller, exten, null, null, null).name();
		});
	}

	/**
	 * Sets how this phone reacts when it is called from now on.
	 * @param behavior the behavior
	 */
	public void behave(PhoneBehavior behavior) {
		this.pbx.engine()
			.run(() -> this.pbx.endpoints()
				.computeIfPresent(device(), (device, endpoint) -> new Endpoint(device, endpoint.name(), behavior)));
	}

	/**
	 * Sets whether this phone sends audio. Asterisk keeps a Local channel between phones
	 * that do not send audio. By default, phones send audio.
	 * @param audio whether this phone sends audio
	 */
	public void sendAudio(boolean audio) {
		this.pbx.engine().run(() -> this.pbx.optimizer().sendAudio(device(), audio));
	}

	/**
	 * Answers the call for which this phone is ringing.
	 * @throws IllegalStateException if this phone is not being called
	 */
	public void answer() {
		use("no call to answer", Phone::isCalled, this.pbx.called()::answer);
	}

	/**
	 * Rejects the call for which this phone is ringing.
	 * @param sipStatus the SIP status, 400 to 699, such as 486 for a busy phone
	 * @throws IllegalStateException if this phone is not being called
	 */
	public void reject(int sipStatus) {
		use("no call to reject", Phone::isCalled, (channel) -> this.pbx.called().reject(channel, sipStatus));
	}

	/**
	 * Forwards the call for which this phone is ringing to an extension (SIP status 302).
	 * @param exten the extension
	 * @throws IllegalStateException if this phone is not being called
	 */
	public void forward(String exten) {
		use("no call to forward", Phone::isCalled, (channel) -> this.pbx.called().forward(channel, exten));
	}

	/**
	 * Puts the other party of the current call on hold.
	 * @throws IllegalStateException if this phone has no current call
	 */
	public void hold() {
		use("no call to hold", Phone::isActive, this.pbx.users()::hold);
	}

	/**
	 * Resumes the youngest call that is on hold.
	 * @throws IllegalStateException if no call of this phone is on hold
	 */
	public void resume() {
		use("no call on hold", PbxChannel::isHolding, this.pbx.users()::resume);
	}

	/**
	 * Presses keys during the current call: feature codes if the call permits them, or
	 * input for an application such as a menu.
	 * @param keys the keys: digits, {@code *} and {@code #}
	 * @throws IllegalStateException if this phone has no answered call
	 */
	public void press(String keys) {
		List<PbxChannel> pressed = new ArrayList<>();
		use("no call for the keys", PbxChannel::isUp, pressed::add);
		for (char key : keys.toCharArray()) {
			this.pbx.engine().run(() -> this.pbx.keypad().press(pressed.get(0), key));
		}
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
				(channel) -> this.pbx.blindTransfers().transfer(channel, channel.context(), exten, true));
	}

	/**
	 * Connects the other parties of the two youngest calls of this phone, and leaves both
	 * calls (attended transfer, SIP REFER with Replaces). The older call is the one whose
	 * party is transferred. The phone of the younger call may still be ringing.
	 * @throws IllegalStateException if this phone does not have two calls that can be
	 * connected
	 */
	public void completeTransfer() {
		this.pbx.engine().run(() -> {
			List<PbxChannel> calls = all((channel) -> !isCalled(channel));
			int count = calls.size();
			if (count < 2 || !this.pbx.attendedTransfers().transfer(calls.get(count - 2), calls.get(count - 1))) {
				throw new IllegalStateException("Phone " + device() + " does not have two calls to connect");
			}
		});
	}

	/**
	 * Hangs up the current call, or the youngest call on hold if there is no other call.
	 * @throws IllegalStateException if this phone has no call
	 */
	public void hangUp() {
		use("no call to hang up", (channel) -> true, this.pbx.users()::hangup);
	}

	private static boolean isCalled(PbxChannel channel) {
		return channel.state() == ChannelState.DOWN || channel.state() == ChannelState.RINGING;
	}

	private static boolean isActive(PbxChannel channel) {
		return channel.state() != ChannelState.RINGING && !channel.isHolding();
	}

	/** Applies a task to the youngest channel, preferably one that is not on hold. */
	private void use(String missing, Predicate<PbxChannel> condition, Consumer<PbxChannel> task) {
		this.pbx.engine().run(() -> {
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
		List<PbxChannel> all = this.pbx.channels().all();
		all.removeIf((channel) -> !channel.device().equals(device()) || !condition.test(channel));
		return all;
	}

}
