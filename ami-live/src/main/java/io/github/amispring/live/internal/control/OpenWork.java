/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.control;

import java.util.HashSet;
import java.util.Set;

import io.github.amispring.live.control.CallControlException;

/**
 * What waits for changes of a view. Fails when the view is closed.
 */
final class OpenWork {

	private final String server;

	private final Set<Pending> pending = new HashSet<>();

	private boolean closed;

	OpenWork(String server) {
		this.server = server;
	}

	/**
	 * Adds an entry.
	 * @return {@code false} if the view is closed
	 */
	synchronized boolean add(Pending entry) {
		return !this.closed && this.pending.add(entry);
	}

	/**
	 * Removes an entry.
	 * @return whether it was present
	 */
	synchronized boolean remove(Pending entry) {
		return this.pending.remove(entry);
	}

	synchronized int size() {
		return this.pending.size();
	}

	void close() {
		Set<Pending> entries;
		synchronized (this) {
			this.closed = true;
			entries = Set.copyOf(this.pending);
		}
		entries.forEach(Pending::viewClosed);
	}

	CallControlException closed() {
		return new CallControlException(this.server, "The live view of PBX \"" + this.server
				+ "\" is closed, so that the call cannot be followed. The PBX continues the call.", null);
	}

}
