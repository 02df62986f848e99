/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.log;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.slf4j.Logger;

/**
 * Logs internal failures of the client, such as a thread that cannot be started. Logs the
 * first failure of a burst, and then at most one per interval, with the number of
 * failures in between. Never throws an exception, because the caller is handling a
 * failure.
 */
public final class FailureLog {

	static final Duration INTERVAL = Duration.ofSeconds(10);

	private final Logger logger;

	private final RateLimit limit;

	public FailureLog(Logger logger, LongSupplier nanoTime) {
		this.logger = logger;
		this.limit = new RateLimit(INTERVAL, nanoTime);
	}

	public void error(String message, Throwable failure) {
		try {
			long suppressed = this.limit.add();
			if (suppressed != RateLimit.SUPPRESSED) {
				this.logger.error((suppressed > 0)
						? message + " (" + suppressed + " more failures since the last message)" : message, failure);
			}
		}
		catch (Throwable ex) {
			// ignored: a failure of the logging system or a lack of memory
		}
	}

}
