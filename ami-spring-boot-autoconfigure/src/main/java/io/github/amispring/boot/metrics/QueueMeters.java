/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

import io.github.amispring.live.LivePbx;
import io.github.amispring.live.event.ChangesLostEvent;
import io.github.amispring.live.event.LiveEvent;
import io.github.amispring.live.event.LiveQueueEvent;
import io.github.amispring.live.event.SnapshotReplacedEvent;
import io.github.amispring.live.model.LiveQueue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;

/**
 * The meters of the queues of a view. Each queue has meters as long as it exists.
 */
final class QueueMeters {

	private final LivePbx view;

	private final MultiGauge waiting;

	private final MultiGauge longestWait;

	private final MultiGauge members;

	private Set<String> queues = Set.of();

	private boolean closed;

	QueueMeters(LivePbx view, MeterRegistry registry, Tags tags) {
		this.view = view;
		this.waiting = MultiGauge.builder("ami.live.queue.waiting")
			.description("Callers who wait in a queue")
			.tags(tags)
			.register(registry);
		this.longestWait = MultiGauge.builder("ami.live.queue.longest.wait")
			.description("Time for which the first caller of a queue has waited")
			.baseUnit("seconds")
			.tags(tags)
			.register(registry);
		this.members = MultiGauge.builder("ami.live.queue.members")
			.description("Members of a queue")
			.tags(tags)
			.register(registry);
	}

	/** Updates the meters if a queue was added or removed. */
	synchronized void onChange(LiveEvent change) {
		boolean added = change instanceof LiveQueueEvent event && !this.queues.contains(event.queue().name());
		if (added || change instanceof SnapshotReplacedEvent || change instanceof ChangesLostEvent) {
			update();
		}
	}

	synchronized void update() {
		Set<String> queues = Set.copyOf(this.view.snapshot().queues().keySet());
		if (!queues.equals(this.queues) && !this.closed) {
			this.queues = queues;
			this.waiting.register(rows((queue) -> queue.callers().size()));
			this.longestWait.register(rows(QueueMeters::longestWait));
			this.members.register(memberRows());
		}
	}

	/** Removes the meters. */
	synchronized void close() {
		this.closed = true;
		this.waiting.register(List.of());
		this.longestWait.register(List.of());
		this.members.register(List.of());
	}

	private List<MultiGauge.Row<?>> rows(ToDoubleFunction<LiveQueue> value) {
		List<MultiGauge.Row<?>> rows = new ArrayList<>();
		this.queues.forEach((queue) -> rows.add(row(Tags.of("queue", queue), queue, value)));
		return rows;
	}

	private List<MultiGauge.Row<?>> memberRows() {
		List<MultiGauge.Row<?>> rows = new ArrayList<>();
		for (String queue : this.queues) {
			for (MemberState state : MemberState.values()) {
				rows.add(row(Tags.of("queue", queue, "state", state.tag()), queue, (live) -> count(live, state)));
			}
		}
		return rows;
	}

	private MultiGauge.Row<?> row(Tags tags, String queue, ToDoubleFunction<LiveQueue> value) {
		return MultiGauge.Row.of(tags, this.view,
				(source) -> source.queue(queue).map(value::applyAsDouble).orElse(Double.NaN));
	}

	private static double longestWait(LiveQueue queue) {
		Instant since = queue.longestWaitSince();
		// the clock of the PBX may be ahead
		return (since != null) ? Math.max(0, Duration.between(since, Instant.now()).toMillis() / 1000.0) : 0;
	}

	private static double count(LiveQueue queue, MemberState state) {
		Instant now = Instant.now();
		return queue.members().stream().filter((member) -> MemberState.of(member, now) == state).count();
	}

}
