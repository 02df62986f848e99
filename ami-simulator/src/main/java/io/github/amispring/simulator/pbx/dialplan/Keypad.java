/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.protocol.EventClass;

/**
 * The keys that users press during a call. They go to the bridge of the channel if there
 * is one, otherwise to the application that the channel executes.
 */
public final class Keypad {

	private static final int DURATION = 100;

	private final Engine engine;

	private final Channels channels;

	private final KeyListener bridged;

	/**
	 * Creates a keypad for all channels.
	 * @param engine the engine of the PBX
	 * @param channels the channels
	 * @param bridged receives the keys of channels in a bridge
	 */
	public Keypad(Engine engine, Channels channels, KeyListener bridged) {
		this.engine = engine;
		this.channels = channels;
		this.bridged = bridged;
	}

	/**
	 * Presses a key.
	 * @param channel the channel of the phone
	 * @param key a digit, {@code *} or {@code #}
	 */
	public void press(PbxChannel channel, char key) {
		if (channel.isHungUp()) {
			return;
		}
		this.engine.publish(this.channels.snapshot("DTMFEnd", EventClass.DTMF, channel)
			.add("Digit", key)
			.add("DurationMs", DURATION)
			.add("Direction", "Received"));
		if (channel.isBridged()) {
			this.bridged.pressed(channel, key);
		}
		else if (channel.activity() instanceof DialplanRun run) {
			run.pressed(key);
		}
	}

	/**
	 * Receives the keys of channels.
	 */
	@FunctionalInterface
	public interface KeyListener {

		/**
		 * Reacts to a key.
		 * @param channel the channel
		 * @param key the key
		 */
		void pressed(PbxChannel channel, char key);

	}

}
