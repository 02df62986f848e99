/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.metrics;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.amispring.live.LivePbx;
import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.ViewState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * {@link MeterBinder} for live views. The tag {@code server} is the name of the client.
 *
 * @since 1.0.0
 */
public class AmiLiveMetrics implements MeterBinder {

	private final Iterable<LivePbx> views;

	/**
	 * Creates a binder.
	 * @param views the views
	 */
	public AmiLiveMetrics(Iterable<LivePbx> views) {
		this.views = views;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.views.forEach((view) -> bind(view, registry));
	}

	private void bind(LivePbx view, MeterRegistry registry) {
		Tags tags = Tags.of("server", view.server());
		Gauge.builder("ami.live.valid", view, (source) -> (source.state() == ViewState.VALID) ? 1 : 0)
			.description("Whether the live view follows the events of the PBX")
			.tags(tags)
			.register(registry);
		bindCalls(view, registry, tags);
		bindStatistics(view, registry, tags);
		bindEndedCalls(view, registry, tags);
		QueueMeters queues = new QueueMeters(view, registry, tags);
		view.subscribe(queues::onChange);
		queues.update();
	}

	private static void bindCalls(LivePbx view, MeterRegistry registry, Tags tags) {
		CallCounts counts = new CallCounts(view);
		for (CallState state : CallState.values()) {
			if (state != CallState.ENDED) {
				Gauge.builder("ami.live.calls", () -> counts.of(state))
					.description("Live calls")
					.tags(tags.and("state", tag(state)))
					.register(registry);
			}
		}
		Gauge.builder("ami.live.channels", view, (source) -> source.channels().size())
			.description("Channels")
			.tags(tags)
			.register(registry);
	}

	private static void bindStatistics(LivePbx view, MeterRegistry registry, Tags tags) {
		FunctionCounter.builder("ami.live.leaks", view, (source) -> source.statistics().leaks())
			.description("Channels that the PBX no longer had although their end was not received")
			.tags(tags)
			.register(registry);
		FunctionCounter.builder("ami.live.errors", view, (source) -> source.statistics().errors())
			.description("Errors while the live view processed events")
			.tags(tags)
			.register(registry);
		FunctionCounter.builder("ami.live.dropped", view, (source) -> source.statistics().dropped())
			.description("Entries that the live view did not store because a limit was exceeded")
			.tags(tags)
			.register(registry);
		FunctionCounter.builder("ami.live.changes.lost", view, (source) -> source.statistics().changesLost())
			.description("Changes that listeners missed because they were too slow")
			.tags(tags)
			.register(registry);
	}

	private static void bindEndedCalls(LivePbx view, MeterRegistry registry, Tags tags) {
		List<Counter> outcomes = Stream.of(CallOutcome.values())
			.map((outcome) -> Counter.builder("ami.live.calls.ended")
				.description("Calls that have ended")
				.tags(tags.and("outcome", tag(outcome)))
				.register(registry))
			.toList();
		Timer ring = Timer.builder("ami.live.call.ring")
			.description("Time from the first ringing to the answer or the end of the last attempt")
			.tags(tags)
			.register(registry);
		Timer talk = Timer.builder("ami.live.call.talk")
			.description("Time during which parties were connected")
			.tags(tags)
			.register(registry);
		view.subscribe(CallEndedEvent.class, (event) -> {
			EndedCall ended = event.ended();
			outcomes.get(ended.outcome().ordinal()).increment();
			if (ended.outcome() != CallOutcome.MERGED) {
				if (ended.ring() != null) {
					ring.record(ended.ring());
				}
				if (ended.talk() != null) {
					talk.record(ended.talk());
				}
			}
		});
	}

	private static String tag(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
