/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

import java.util.ArrayList;
import java.util.List;

/**
 * A bridge, which connects the audio of two channels.
 */
final class Bridge {

	private final String uniqueId;

	private final List<PbxChannel> channels = new ArrayList<>();

	Bridge(String uniqueId) {
		this.uniqueId = uniqueId;
	}

	String uniqueId() {
		return this.uniqueId;
	}

	List<PbxChannel> channels() {
		return this.channels;
	}

}
