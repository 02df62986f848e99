/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.amispring.client.AmiClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs a warning if events have waited for a long time because the application is not
 * ready. Events are held back indefinitely if a runner does not return.
 */
final class HeldBackWarning {

	static final Duration DELAY = Duration.ofSeconds(30);

	private static final Logger logger = LoggerFactory.getLogger(HeldBackWarning.class);

	private final CompletableFuture<Void> end = new CompletableFuture<>();

	HeldBackWarning(AmiClient client, Duration delay) {
		this.end.orTimeout(delay.toNanos(), TimeUnit.NANOSECONDS).exceptionally((timeout) -> {
			warn(client, delay);
			return null;
		});
	}

	private static void warn(AmiClient client, Duration delay) {
		int buffered = client.statistics().eventsBuffered();
		if (buffered > 0) {
			logger.warn("PBX \"{}\": {} events are waiting because the application is not ready {} s after its context"
					+ " started. A CommandLineRunner or ApplicationRunner may still be running. To publish events"
					+ " before runners return, set ami.events.publish-from=context-started.", client.name(), buffered,
					delay.toSeconds());
		}
	}

	/** Cancels the warning. */
	void cancel() {
		this.end.complete(null);
	}

}
