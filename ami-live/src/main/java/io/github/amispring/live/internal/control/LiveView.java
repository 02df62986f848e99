/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.control;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.amispring.client.AmiClient;
import io.github.amispring.live.event.LiveEvent;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.LiveSnapshot;

/**
 * What the controls use of a live view.
 *
 * @param client the client, which sends actions
 * @param snapshots returns the present snapshot
 * @param history returns the calls that have ended
 * @param subscribe adds a listener for changes, and returns a task that removes it
 * @param executor runs listeners and the continuations of futures
 */
public record LiveView(AmiClient client, Supplier<LiveSnapshot> snapshots, Supplier<List<EndedCall>> history,
		Function<Consumer<? super LiveEvent>, Runnable> subscribe, Executor executor) {

	LiveSnapshot snapshot() {
		return this.snapshots.get();
	}

	String server() {
		return this.client.name();
	}

}
