/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * Makes the names and ids of channels and bridges, the same ones for the same seed.
 */
final class Ids {

	private final Engine engine;

	private final Random random;

	private int channels;

	private int locals;

	private int uniqueIds;

	Ids(Engine engine, long seed) {
		this.engine = engine;
		this.random = new Random(~seed);
	}

	String channelName(String endpoint) {
		return String.format(Locale.ROOT, "%s-%08x", endpoint, this.channels++);
	}

	/** The name of both halves of a Local channel, without the half's number. */
	String localName(String extension) {
		return String.format(Locale.ROOT, "Local/%s-%08x", extension, this.locals++);
	}

	String uniqueId() {
		return this.engine.now().getEpochSecond() + "." + this.uniqueIds++;
	}

	String uuid() {
		return new UUID((this.random.nextLong() & ~0xF000L) | 0x4000L,
				(this.random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L)
			.toString();
	}

}
