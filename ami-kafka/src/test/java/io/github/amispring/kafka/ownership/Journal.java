/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.ownership;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What all instances have gained and released, with one clock. An instance is connected
 * from the start of {@code gained} to the end of {@code released}.
 */
final class Journal {

	private final List<Entry> entries = new ArrayList<>();

	private final Map<String, Set<String>> connected = new TreeMap<>();

	private final List<String> overlaps = new ArrayList<>();

	synchronized void connected(String instance, String server) {
		Set<String> instances = this.connected.computeIfAbsent(server, (key) -> new TreeSet<>());
		if (!instances.isEmpty() && !instances.equals(Set.of(instance))) {
			this.overlaps.add(server + " gained by " + instance + " while connected to " + instances);
		}
		instances.add(instance);
		this.entries.add(new Entry(System.nanoTime(), instance, server, true, null));
	}

	synchronized void disconnected(String instance, String server, ReleaseReason reason) {
		this.connected.get(server).remove(instance);
		this.entries.add(new Entry(System.nanoTime(), instance, server, false, reason));
	}

	/** Returns the PBXs that an instance is connected to. */
	synchronized Set<String> servers(String instance) {
		return this.connected.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().contains(instance))
			.map(Map.Entry::getKey)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** Returns the PBXs that have an owner, and how many each instance owns. */
	synchronized Map<String, Integer> counts() {
		Map<String, Integer> counts = new TreeMap<>();
		this.connected.values()
			.forEach((instances) -> instances.forEach((instance) -> counts.merge(instance, 1, Integer::sum)));
		return counts;
	}

	synchronized List<String> overlaps() {
		return List.copyOf(this.overlaps);
	}

	synchronized List<Entry> entries() {
		return List.copyOf(this.entries);
	}

	/** Returns the reasons for which an instance has released a PBX. */
	synchronized List<ReleaseReason> reasons(String instance, String server) {
		return this.entries.stream()
			.filter((entry) -> !entry.gained() && entry.instance().equals(instance) && entry.server().equals(server))
			.map(Entry::reason)
			.toList();
	}

	/** Returns the longest time after an instant until a PBX was gained again. */
	synchronized Duration lastGainAfter(long nanos) {
		long last = this.entries.stream().filter(Entry::gained).mapToLong(Entry::nanos).max().orElseThrow();
		return Duration.ofNanos(last - nanos);
	}

	record Entry(long nanos, String instance, String server, boolean gained, ReleaseReason reason) {
	}

}
