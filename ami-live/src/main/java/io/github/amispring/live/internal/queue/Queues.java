/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.amispring.live.internal.event.Drops;
import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.live.settings.LiveSettings;
import org.jspecify.annotations.Nullable;

/**
 * The queues by their names.
 */
final class Queues {

	private final Map<String, QueueState> byName = new HashMap<>();

	/** The queues that have changed, and those that were removed. */
	private final Set<QueueState> touched = new LinkedHashSet<>();

	private final Day day;

	private final EventTime time;

	private final LiveSettings settings;

	private final Drops drops;

	Queues(LiveSettings settings, EventTime time, Drops drops) {
		this.settings = settings;
		this.time = time;
		this.drops = drops;
		this.day = new Day(settings.zone());
	}

	/** Begins a new day if the day has changed. */
	void updateDay(Instant now) {
		if (this.day.update(now)) {
			this.byName.values().forEach(QueueState::newDay);
			this.touched.addAll(this.byName.values());
		}
	}

	Day day() {
		return this.day;
	}

	@Nullable QueueState get(@Nullable String name) {
		return (name != null) ? this.byName.get(name) : null;
	}

	/**
	 * Returns the queue of an event and marks it as touched. Creates it if it is not
	 * known.
	 * @return the queue, or {@code null} if there are too many
	 */
	@Nullable QueueState of(@Nullable String name) {
		updateDay(this.time.now());
		if (name == null) {
			return null;
		}
		QueueState queue = this.byName.get(name);
		if (queue == null) {
			if (this.byName.size() >= this.settings.limits().queues()) {
				this.drops.dropped();
				return null;
			}
			queue = new QueueState(name, this.settings.shortAbandon());
			this.byName.put(name, queue);
		}
		this.touched.add(queue);
		return queue;
	}

	Collection<QueueState> all() {
		return this.byName.values();
	}

	void touch(QueueState queue) {
		this.touched.add(queue);
	}

	void remove(QueueState queue) {
		queue.removed = true;
		this.byName.remove(queue.name);
		this.touched.add(queue);
	}

	/** Returns the queues that were touched since the last call. */
	List<QueueState> takeTouched() {
		List<QueueState> taken = List.copyOf(this.touched);
		this.touched.clear();
		return taken;
	}

	int size() {
		return this.byName.size();
	}

	int members() {
		int members = 0;
		for (QueueState queue : this.byName.values()) {
			members += queue.members().size();
		}
		return members;
	}

}
