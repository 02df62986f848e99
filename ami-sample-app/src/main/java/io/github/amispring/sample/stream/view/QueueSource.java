/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.amispring.live.model.LiveQueue;

/**
 * Everything that determines how the page shows a queue.
 *
 * @param key the identifier of the queue
 * @param server the name of the server
 * @param queue the queue
 * @param members its members
 * @param directory the names of the phones
 */
record QueueSource(String key, String server, LiveQueue queue, List<MemberSource> members, Directory directory) {

	static Map<String, QueueSource> all(PbxState state) {
		Map<String, QueueSource> sources = new HashMap<>();
		state.snapshot().queues().forEach((name, queue) -> {
			List<MemberSource> members = queue.members()
				.stream()
				.map((member) -> MemberSource.of(name, member, state.snapshot()))
				.toList();
			String key = state.key(name);
			sources.put(key, new QueueSource(key, state.snapshot().server(), queue, members, state.directory()));
		});
		return sources;
	}

}
