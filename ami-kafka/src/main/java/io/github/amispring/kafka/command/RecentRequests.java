/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/**
 * The requests that were received and have not expired.
 */
final class RecentRequests {

	private final Set<String> ids = new HashSet<>();

	private final Queue<Entry> entries = new PriorityQueue<>(Comparator.comparingLong(Entry::expires));

	/**
	 * Adds a request.
	 * @return {@code false} if it was added before
	 */
	synchronized boolean add(String id, long expires) {
		long now = System.currentTimeMillis();
		Entry oldest = this.entries.peek();
		while (oldest != null && oldest.expires < now) {
			this.entries.remove();
			this.ids.remove(oldest.id);
			oldest = this.entries.peek();
		}
		if (!this.ids.add(id)) {
			return false;
		}
		this.entries.add(new Entry(id, expires));
		return true;
	}

	private record Entry(String id, long expires) {

	}

}
