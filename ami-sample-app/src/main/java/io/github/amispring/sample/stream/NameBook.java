/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import java.util.HashMap;
import java.util.Map;

import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.LiveQueue;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.model.QueueMember;
import io.github.amispring.sample.stream.view.Directory;
import org.jspecify.annotations.Nullable;

/**
 * Learns the names of the phones of a PBX from its queues and calls. Not thread-safe.
 */
class NameBook {

	private static final int CAPACITY = 10_000;

	private final Map<String, String> configured;

	private final Map<String, String> names = new HashMap<>();

	private Directory directory;

	/**
	 * Creates a book.
	 * @param directory the directory without names
	 * @param configured the names by number that are not learned
	 */
	NameBook(Directory directory, Map<String, String> configured) {
		this.directory = directory;
		this.configured = configured;
	}

	/**
	 * Learns the names in a snapshot. The name of a queue member counts more than the
	 * caller ID, which an application may change during a call.
	 * @param before the previous snapshot
	 * @param after the present snapshot
	 * @return the directory with all names
	 */
	Directory learn(LiveSnapshot before, LiveSnapshot after) {
		boolean changed = false;
		if (before.devices() != after.devices() && !this.configured.isEmpty()) {
			for (String device : after.devices().keySet()) {
				changed |= put(device, this.configured.get(Directory.number(device)));
			}
		}
		if (before.queues() != after.queues()) {
			changed |= learnFromQueues(before, after);
		}
		if (before.calls() != after.calls()) {
			changed |= learnFromCalls(before, after);
		}
		if (changed) {
			this.directory = this.directory.withNames(this.names);
		}
		return this.directory;
	}

	private boolean learnFromQueues(LiveSnapshot before, LiveSnapshot after) {
		boolean changed = false;
		for (Map.Entry<String, LiveQueue> queue : after.queues().entrySet()) {
			if (before.queues().get(queue.getKey()) != queue.getValue()) {
				for (QueueMember member : queue.getValue().members()) {
					changed |= learn(member);
				}
			}
		}
		return changed;
	}

	private boolean learn(QueueMember member) {
		String device = (member.stateInterface() != null) ? member.stateInterface() : member.interfaceName();
		String name = member.name();
		return name != null && !name.contains("/") && isUnconfiguredPhone(device) && put(device, name);
	}

	private boolean learnFromCalls(LiveSnapshot before, LiveSnapshot after) {
		boolean changed = false;
		for (Map.Entry<String, LiveCall> call : after.calls().entrySet()) {
			if (before.calls().get(call.getKey()) != call.getValue()) {
				for (Party party : call.getValue().parties()) {
					changed |= learn(party);
				}
			}
		}
		return changed;
	}

	private boolean learn(Party party) {
		String device = party.device();
		String name = party.name();
		return device != null && name != null && !this.names.containsKey(device) && isUnconfiguredPhone(device)
				&& Directory.number(device).equals(party.number()) && !name.equals(party.number()) && put(device, name);
	}

	private boolean isUnconfiguredPhone(String device) {
		return !this.configured.containsKey(Directory.number(device)) && this.directory.isPhone(device);
	}

	private boolean put(String device, @Nullable String name) {
		return name != null && !name.isBlank() && (this.names.containsKey(device) || this.names.size() < CAPACITY)
				&& !name.equals(this.names.put(device, name));
	}

}
