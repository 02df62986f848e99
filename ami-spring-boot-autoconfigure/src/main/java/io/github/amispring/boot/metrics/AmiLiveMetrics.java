/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.metrics;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.live.LivePbxs;
import io.github.amispring.client.AmiClient;
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

	private final LivePbxs views;

	private final AmiClients clients;

	/**
	 * Creates a binder.
	 * @param views the views
	 * @param clients the clients of the views, which may be added and removed
	 */
	public AmiLiveMetrics(LivePbxs views, AmiClients clients) {
		this.views = views;
		this.clients = clients;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Binding binding = new Binding(registry);
		this.views.forEach(binding::add);
		this.clients.follow(binding);
	}

	private static void bind(LivePbx view, ServerMeters meters) {
		MeterRegistry registry = meters.registry();
		Tags tags = Tags.of("server", view.server());
		meters.add(Gauge.builder("ami.live.valid", view, (source) -> (source.state() == ViewState.VALID) ? 1 : 0)
			.description("Whether the live view follows the events of the PBX")
			.tags(tags)
			.register(registry));
		bindCalls(view, meters, tags);
		bindStatistics(view, meters, tags);
		bindEndedCalls(view, meters, tags);
		QueueMeters queues = new QueueMeters(view, registry, tags);
		meters.add(view.subscribe(queues::onChange));
		meters.onClose(queues::close);
		queues.update();
	}

	private static void bindCalls(LivePbx view, ServerMeters meters, Tags tags) {
		MeterRegistry registry = meters.registry();
		CallCounts counts = new CallCounts(view);
		for (CallState state : CallState.values()) {
			if (state != CallState.ENDED) {
				meters.add(Gauge.builder("ami.live.calls", () -> counts.of(state))
					.description("Live calls")
					.tags(tags.and("state", tag(state)))
					.register(registry));
			}
		}
		meters.add(Gauge.builder("ami.live.channels", view, (source) -> source.channels().size())
			.description("Channels")
			.tags(tags)
			.register(registry));
	}

	private static void bindStatistics(LivePbx view, ServerMeters meters, Tags tags) {
		MeterRegistry registry = meters.registry();
		meters.add(FunctionCounter.builder("ami.live.leaks", view, (source) -> source.statistics().leaks())
			.description("Channels that the PBX no longer had although their end was not received")
			.tags(tags)
			.register(registry));
		meters.add(FunctionCounter.builder("ami.live.errors", view, (source) -> source.statistics().errors())
			.description("Errors while the live view processed events")
			.tags(tags)
			.register(registry));
		meters.add(FunctionCounter.builder("ami.live.dropped", view, (source) -> source.statistics().dropped())
			.description("Entries that the live view did not store because a limit was exceeded")
			.tags(tags)
			.register(registry));
		meters.add(FunctionCounter.builder("ami.live.changes.lost", view, (source) -> source.statistics().changesLost())
			.description("Changes that listeners missed because they were too slow")
			.tags(tags)
			.register(registry));
	}

	private static void bindEndedCalls(LivePbx view, ServerMeters meters, Tags tags) {
		MeterRegistry registry = meters.registry();
		List<Counter> outcomes = Stream.of(CallOutcome.values())
			.map((outcome) -> meters.add(Counter.builder("ami.live.calls.ended")
				.description("Calls that have ended")
				.tags(tags.and("outcome", tag(outcome)))
				.register(registry)))
			.toList();
		Timer ring = meters.add(Timer.builder("ami.live.call.ring")
			.description("Time from the first ringing to the answer or the end of the last attempt")
			.tags(tags)
			.register(registry));
		Timer talk = meters.add(Timer.builder("ami.live.call.talk")
			.description("Time during which parties were connected")
			.tags(tags)
			.register(registry));
		meters.add(view.subscribe(CallEndedEvent.class, (event) -> {
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
		}));
	}

	private static String tag(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Adds and removes the meters of views in one registry.
	 */
	private final class Binding implements AmiClients.Listener {

		private final MeterRegistry registry;

		private final Map<LivePbx, ServerMeters> meters = new ConcurrentHashMap<>();

		private Binding(MeterRegistry registry) {
			this.registry = registry;
		}

		/** Adds the meters of a view, unless it has meters. */
		private void add(LivePbx view) {
			ServerMeters added = new ServerMeters(this.registry);
			if (this.meters.putIfAbsent(view, added) == null) {
				bind(view, added);
			}
		}

		@Override
		public void added(AmiClient client) {
			LivePbx view = AmiLiveMetrics.this.views.asMap().get(client.name());
			if (view != null) {
				add(view);
			}
		}

		@Override
		public void removed(AmiClient client) {
			this.meters.forEach((view, meters) -> {
				if (view.server().equals(client.name())) {
					this.meters.remove(view);
					meters.close();
				}
			});
		}

	}

}
