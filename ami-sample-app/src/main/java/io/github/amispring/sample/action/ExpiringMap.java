/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Keeps values for a time after they were stored last, and at most a number of them: the
 * oldest one makes room for a new one. Thread-safe.
 *
 * @param <V> the type of the values
 */
class ExpiringMap<V> {

	private final Map<String, Entry<V>> entries = new LinkedHashMap<>();

	private final int capacity;

	private final Duration timeToLive;

	private final Clock clock;

	ExpiringMap(int capacity, Duration timeToLive, Clock clock) {
		this.capacity = capacity;
		this.timeToLive = timeToLive;
		this.clock = clock;
	}

	synchronized Optional<V> get(String key) {
		removeExpired();
		return Optional.ofNullable(this.entries.get(key)).map(Entry::value);
	}

	/** Stores a value, which becomes the newest. */
	synchronized void put(String key, V value) {
		removeExpired();
		this.entries.remove(key);
		if (this.entries.size() >= this.capacity) {
			Iterator<String> oldest = this.entries.keySet().iterator();
			oldest.next();
			oldest.remove();
		}
		this.entries.put(key, new Entry<>(value, Instant.now(this.clock).plus(this.timeToLive)));
	}

	/** Returns the value of a key, which is created if it does not exist. */
	synchronized V computeIfAbsent(String key, Supplier<V> value) {
		V existing = get(key).orElse(null);
		if (existing != null) {
			return existing;
		}
		V created = value.get();
		put(key, created);
		return created;
	}

	/** Changes a value if it exists, which then becomes the newest. */
	synchronized void update(String key, UnaryOperator<V> change) {
		get(key).ifPresent((value) -> put(key, change.apply(value)));
	}

	/** Changes all values without making them newer. */
	synchronized void replaceAll(UnaryOperator<V> change) {
		this.entries.replaceAll((key, entry) -> new Entry<>(change.apply(entry.value()), entry.expiresAt()));
	}

	synchronized void remove(String key) {
		this.entries.remove(key);
	}

	synchronized void removeIf(Predicate<V> condition) {
		this.entries.values().removeIf((entry) -> condition.test(entry.value()));
	}

	synchronized int size() {
		removeExpired();
		return this.entries.size();
	}

	private void removeExpired() {
		Instant now = Instant.now(this.clock);
		Iterator<Entry<V>> oldest = this.entries.values().iterator();
		while (oldest.hasNext() && !oldest.next().expiresAt().isAfter(now)) {
			oldest.remove();
		}
	}

	private record Entry<V>(V value, Instant expiresAt) {
	}

}
