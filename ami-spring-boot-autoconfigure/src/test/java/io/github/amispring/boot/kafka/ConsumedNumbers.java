/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The consecutive numbers that a consumer has received in the events of each PBX.
 */
class ConsumedNumbers {

	private final Map<String, Stream> streams = new HashMap<>();

	private Stream stream(String server) {
		return this.streams.computeIfAbsent(server, (name) -> new Stream());
	}

	synchronized void connected(String server) {
		Stream stream = stream(server);
		stream.connections++;
		if (stream.connected) {
			stream.unannounced.add("connected twice after " + stream.last);
		}
		stream.connected = true;
		stream.gap = true;
	}

	synchronized void disconnected(String server) {
		stream(server).connected = false;
	}

	synchronized void received(String server, int number) {
		Stream stream = stream(server);
		boolean next = stream.gap ? number > stream.last : number == stream.last + 1;
		if (!next || !stream.connected) {
			stream.unannounced.add(number + " after " + stream.last);
		}
		stream.last = number;
		stream.gap = false;
	}

	synchronized int last(String server) {
		return stream(server).last;
	}

	synchronized int connections(String server) {
		return stream(server).connections;
	}

	/** Returns duplicates, and missing numbers that are not in a gap. */
	synchronized List<String> unannounced(String server) {
		return List.copyOf(stream(server).unannounced);
	}

	private static final class Stream {

		private final List<String> unannounced = new ArrayList<>();

		private boolean connected;

		private boolean gap = true;

		private int last;

		private int connections;

	}

}
