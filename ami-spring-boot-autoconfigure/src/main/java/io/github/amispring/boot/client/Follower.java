/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.client;

import java.util.function.Consumer;

import io.github.amispring.client.AmiClient;

/**
 * A listener of {@link RegisteredClient}s.
 */
final class Follower {

	private final String description;

	private final Consumer<AmiClient> added;

	private final Consumer<AmiClient> removed;

	Follower(String description, Consumer<AmiClient> added, Consumer<AmiClient> removed) {
		this.description = description;
		this.added = added;
		this.removed = removed;
	}

	void added(AmiClient client) {
		this.added.accept(client);
	}

	void removed(AmiClient client) {
		this.removed.accept(client);
	}

	@Override
	public String toString() {
		return this.description;
	}

}
