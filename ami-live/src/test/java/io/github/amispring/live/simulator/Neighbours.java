/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * Sorts neighbouring events whose order differs between two runs of the same scenario on
 * a real Asterisk, because different threads send them.
 */
final class Neighbours {

	private static final List<Pair> PAIRS = List.of(new Pair("DialBegin", "Newstate"), new Pair("DialState", ""),
			new Pair("NewCallerid", ""), new Pair("NewConnectedLine", ""), new Pair("DialEnd", "BridgeEnter"),
			new Pair("DialEnd", "Newstate"), new Pair("DialEnd", "Pickup"), new Pair("BlindTransfer", ""),
			new Pair("AttendedTransfer", ""), new Pair("OriginateResponse", ""), new Pair("AgentComplete", ""),
			new Pair("ConfbridgeJoin", ""), new Pair("ConfbridgeLeave", ""),
			new Pair("ConfbridgeStart", "BridgeCreate"), new Pair("ParkedCall", ""), new Pair("UnParkedCall", ""),
			new Pair("MusicOnHoldStop", "BridgeLeave"), new Pair("MusicOnHoldStop", "BridgeEnter"));

	private Neighbours() {
	}

	/**
	 * Returns the same list for all orders that differ only in the order of such
	 * neighbours.
	 */
	static List<String> sort(List<String> words) {
		List<String> remaining = new ArrayList<>(words);
		List<String> sorted = new ArrayList<>();
		while (!remaining.isEmpty()) {
			int least = 0;
			for (int i = 1; i < remaining.size(); i++) {
				if (remaining.get(i).compareTo(remaining.get(least)) < 0 && mayBeFirst(remaining, i)) {
					least = i;
				}
			}
			sorted.add(remaining.remove(least));
		}
		return sorted;
	}

	private static boolean mayBeFirst(List<String> words, int index) {
		String word = words.get(index);
		return words.subList(0, index)
			.stream()
			.allMatch((before) -> PAIRS.stream().anyMatch((pair) -> pair.matches(before, word)));
	}

	/** Two events that may change places, by the beginnings of their names. */
	private record Pair(String one, String two) {

		boolean matches(String first, String second) {
			return (first.startsWith(this.one) && second.startsWith(this.two))
					|| (first.startsWith(this.two) && second.startsWith(this.one));
		}

	}

}
