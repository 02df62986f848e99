/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.metrics;

import java.util.ArrayList;
import java.util.List;

import io.github.amispring.client.AmiClient;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one server. They are removed with the server. Thread-safe.
 */
final class ServerMeters {

	private final MeterRegistry registry;

	private final List<Meter> meters = new ArrayList<>();

	private final List<Runnable> onClose = new ArrayList<>();

	private boolean closed;

	ServerMeters(MeterRegistry registry) {
		this.registry = registry;
	}

	MeterRegistry registry() {
		return this.registry;
	}

	/** Adds a registered meter, or removes it if the server has been removed. */
	synchronized <M extends Meter> M add(M meter) {
		if (this.closed) {
			this.registry.remove(meter);
		}
		else {
			this.meters.add(meter);
		}
		return meter;
	}

	/**
	 * Adds a subscription, which is closed before the meters are removed.
	 * @param subscription the subscription, {@code null} if a mocked client returned it
	 */
	void add(AmiClient.@Nullable Subscription subscription) {
		if (subscription != null) {
			onClose(subscription::close);
		}
	}

	/** Adds a task that runs before the meters are removed. */
	synchronized void onClose(Runnable task) {
		this.onClose.add(task);
	}

	void close() {
		List<Runnable> tasks;
		synchronized (this) {
			this.closed = true;
			tasks = List.copyOf(this.onClose);
		}
		tasks.forEach(Runnable::run);
		synchronized (this) {
			this.meters.forEach(this.registry::remove);
			this.meters.clear();
		}
	}

}
