/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Records the connections of several instances, and detects two connections to a PBX.
 */
class ConnectionJournal {

	private final Map<String, String> connected = new HashMap<>();

	private final List<String> overlaps = new ArrayList<>();

	synchronized void connected(String instance, String server) {
		String other = this.connected.put(server, instance);
		if (other != null) {
			this.overlaps.add(server + " by " + other + " and " + instance);
		}
	}

	synchronized void disconnected(String instance, String server) {
		if (!this.connected.remove(server, instance)) {
			this.overlaps.add(server + " not by " + instance);
		}
	}

	synchronized List<String> overlaps() {
		return List.copyOf(this.overlaps);
	}

}
