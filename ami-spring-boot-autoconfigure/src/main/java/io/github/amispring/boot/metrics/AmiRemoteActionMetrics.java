/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.metrics;

import java.util.function.ToLongFunction;

import io.github.amispring.kafka.command.CommandStatistics;
import io.github.amispring.kafka.command.RemoteActions;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Metrics of actions that instances exchange through Kafka. Bound to a registry, for
 * example by Spring Boot.
 *
 * @since 1.0.0
 */
public class AmiRemoteActionMetrics implements MeterBinder {

	private final RemoteActions actions;

	/**
	 * Creates a binder.
	 * @param actions exchanges actions with other instances
	 */
	public AmiRemoteActionMetrics(RemoteActions actions) {
		this.actions = actions;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		count("requested", "Actions that this instance has sent to other instances", CommandStatistics::requested,
				registry);
		count("answered", "Actions to other instances that were answered in time", CommandStatistics::answered,
				registry);
		count("executed", "Actions of other instances that this instance has executed", CommandStatistics::executed,
				registry);
		count("expired", "Actions of other instances that were not executed because they had expired",
				CommandStatistics::expired, registry);
		count("rejected", "Actions of other instances that were invalid or for an unknown server",
				CommandStatistics::rejected, registry);
		Gauge.builder("ami.kafka.actions.pending", this.actions, (source) -> source.statistics().pending())
			.description("Actions that await the reply of another instance")
			.register(registry);
	}

	private void count(String name, String description, ToLongFunction<CommandStatistics> value,
			MeterRegistry registry) {
		FunctionCounter
			.builder("ami.kafka.actions." + name, this.actions, (source) -> value.applyAsLong(source.statistics()))
			.description(description)
			.register(registry);
	}

}
