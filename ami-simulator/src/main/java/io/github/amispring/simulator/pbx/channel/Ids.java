/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

import java.util.Locale;
import java.util.Random;
import java.util.UUID;

import io.github.amispring.simulator.clock.SimulatorClock;

/**
 * Generates the names and ids of channels and bridges. The same seed and the same times
 * produce the same ids.
 */
public final class Ids {

	private final SimulatorClock clock;

	private final Random random;

	private int channels;

	private int locals;

	private int uniqueIds;

	Ids(SimulatorClock clock, long seed) {
		this.clock = clock;
		this.random = new Random(~seed);
	}

	/**
	 * Returns a name for a new channel.
	 * @param device the device, such as {@code PJSIP/100}
	 * @return a name such as {@code PJSIP/100-00000001}
	 */
	public String channelName(String device) {
		return String.format(Locale.ROOT, "%s-%08x", device, this.channels++);
	}

	/**
	 * Returns the common part of the names of both halves of a new Local channel.
	 * @param extension the extension, with its context if one was given
	 * @return a name such as {@code Local/100@default-00000001}
	 */
	public String localName(String extension) {
		return String.format(Locale.ROOT, "Local/%s-%08x", extension, this.locals++);
	}

	String uniqueId() {
		return this.clock.now().getEpochSecond() + "." + this.uniqueIds++;
	}

	String uuid() {
		return new UUID((this.random.nextLong() & ~0xF000L) | 0x4000L,
				(this.random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L)
			.toString();
	}

}
