/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.client;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/**
 * Adds an {@link ApplicationReadiness} to each context that a {@code SpringApplication}
 * runs. Runs after the listener that publishes {@code ApplicationReadyEvent}.
 */
class ApplicationReadinessRunListener implements SpringApplicationRunListener, Ordered {

	@Override
	public void contextPrepared(ConfigurableApplicationContext context) {
		ApplicationReadiness.addTo(context);
	}

	@Override
	public void ready(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
		ApplicationReadiness readiness = ApplicationReadiness.of(context);
		if (readiness != null) {
			readiness.ready();
		}
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

}
