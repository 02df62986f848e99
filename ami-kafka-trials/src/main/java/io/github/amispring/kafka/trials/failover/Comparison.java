/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.failover;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiEventsLostEvent;
import io.github.amispring.kafka.record.AmiRecord;
import io.github.amispring.kafka.trials.manager.SentEvents.SentEvent;
import io.github.amispring.message.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * Compares the records that a consumer received with the events that a PBX sent.
 * <p>
 * The records of one connection must be an uninterrupted part of what the PBX sent.
 * Missing events are announced if they lie between the last record of a connection and
 * the record {@code Connected} of the next one, or directly after a record that announces
 * a loss. All other missing events are losses that a consumer cannot know.
 */
final class Comparison {

	private static final int WINDOW = 8;

	private final List<SentEvent> sent;

	private final Map<String, List<Integer>> positions = new HashMap<>();

	private final List<Part> parts = new ArrayList<>();

	private final List<String> examples = new ArrayList<>();

	private final List<Gap> gaps = new ArrayList<>();

	private int received;

	private int duplicated;

	private int announced;

	private int unannounced;

	private int unknown;

	private int calls;

	private int disorderedCalls;

	Comparison(List<SentEvent> sent, List<AmiRecord> records) {
		this.sent = sent;
		for (int i = 0; i < sent.size(); i++) {
			this.positions.computeIfAbsent(sent.get(i).text(), (text) -> new ArrayList<>()).add(i);
		}
		List<Item> delivered = split(records);
		this.parts.removeIf((part) -> part.items.isEmpty());
		this.parts.forEach(this::locate);
		count();
		checkOrder(delivered);
	}

	/** Splits the records by connection, and returns the events as they were received. */
	private List<Item> split(List<AmiRecord> records) {
		Map<String, Part> current = new LinkedHashMap<>();
		List<Item> delivered = new ArrayList<>();
		for (AmiRecord record : records) {
			String session = record.origin().session();
			if (record instanceof AmiRecord.Connection connection) {
				if (connection.event() instanceof AmiConnectedEvent) {
					Part part = new Part();
					current.put(session, part);
					this.parts.add(part);
				}
				else if (connection.event() instanceof AmiEventsLostEvent) {
					part(current, session).loss = true;
				}
			}
			else if (record instanceof AmiRecord.Loss) {
				part(current, session).loss = true;
			}
			else if (record instanceof AmiRecord.Event event) {
				AmiMessage message = event.event().message();
				if (!"FullyBooted".equals(message.get("Event"))) {
					this.received++;
					Part part = part(current, session);
					Item item = new Item(text(message), event.at().toEpochMilli(), part.loss);
					part.loss = false;
					part.items.add(item);
					delivered.add(item);
				}
			}
		}
		return delivered;
	}

	private Part part(Map<String, Part> current, String session) {
		return current.computeIfAbsent(session, (key) -> {
			Part part = new Part();
			part.announced = false;
			this.parts.add(part);
			return part;
		});
	}

	private static String text(AmiMessage message) {
		return message.headers()
			.stream()
			.map((header) -> header.name() + ": " + header.value())
			.collect(Collectors.joining("\n"));
	}

	/** Determines which of the sent events the records of a connection are. */
	private void locate(Part part) {
		int next = start(part);
		for (Item item : part.items) {
			if (next >= 0 && next < this.sent.size() && this.sent.get(next).text().equals(item.text)) {
				item.index = next++;
				continue;
			}
			int from = next;
			item.index = this.positions.getOrDefault(item.text, List.of())
				.stream()
				.filter((index) -> index >= from)
				.findFirst()
				.orElse(-1);
			if (item.index >= 0) {
				next = item.index + 1;
			}
			else {
				this.unknown++;
				example("not sent by the PBX", item.text);
			}
		}
	}

	/**
	 * Returns where a connection begins: several events there are equal, and the time
	 * agrees best.
	 */
	private int start(Part part) {
		Item first = part.items.get(0);
		int best = -1;
		for (int index : this.positions.getOrDefault(first.text, List.of())) {
			boolean equal = true;
			for (int i = 1; i < Math.min(WINDOW, part.items.size()) && equal; i++) {
				equal = index + i < this.sent.size() && this.sent.get(index + i).text().equals(part.items.get(i).text);
			}
			if (equal && (best < 0 || distance(index, first) < distance(best, first))) {
				best = index;
			}
		}
		return best;
	}

	private long distance(int index, Item item) {
		return Math.abs(this.sent.get(index).millis() - item.millis);
	}

	private void count() {
		BitSet covered = new BitSet(this.sent.size());
		BitSet starts = new BitSet(this.sent.size());
		for (Part part : this.parts) {
			for (int i = 0; i < part.items.size(); i++) {
				Item item = part.items.get(i);
				if (item.index >= 0) {
					if (covered.get(item.index)) {
						this.duplicated++;
					}
					covered.set(item.index);
					if (i == 0 && part.announced || item.afterLoss) {
						starts.set(item.index);
					}
				}
			}
		}
		// the instances connected later than the recording started
		int next = covered.nextSetBit(0);
		if (next < 0) {
			this.unannounced = this.sent.size();
			return;
		}
		while (next < this.sent.size()) {
			int first = covered.nextClearBit(next);
			if (first >= this.sent.size()) {
				break;
			}
			next = covered.nextSetBit(first);
			if (next < 0) {
				next = this.sent.size();
			}
			int size = next - first;
			if (next < this.sent.size() && starts.get(next)) {
				this.announced += size;
				this.gaps.add(new Gap(this.sent.get(first).millis(), this.sent.get(next).millis(), size));
			}
			else {
				this.unannounced += size;
				example("missing, not announced", this.sent.get(first).text());
			}
		}
	}

	private void checkOrder(List<Item> delivered) {
		Map<String, Integer> last = new HashMap<>();
		Map<String, Boolean> disordered = new HashMap<>();
		BitSet before = new BitSet(this.sent.size());
		for (Item item : delivered) {
			String call = call(item.text);
			if (call != null && item.index >= 0) {
				Integer previous = last.get(call);
				if (previous != null && item.index < previous && !before.get(item.index)) {
					if (disordered.put(call, true) == null) {
						example("out of order", item.text);
					}
				}
				last.merge(call, item.index, Math::max);
				before.set(item.index);
			}
		}
		this.calls = last.size();
		this.disorderedCalls = disordered.size();
	}

	private static @Nullable String call(String text) {
		int start = text.indexOf("\nLinkedid: ");
		if (start < 0) {
			return null;
		}
		int end = text.indexOf('\n', start + 1);
		return text.substring(start + 11, (end < 0) ? text.length() : end);
	}

	private void example(String what, String text) {
		if (this.examples.size() < 5) {
			this.examples.add(what + ":\n    " + text.replace("\n", "\n    "));
		}
	}

	int received() {
		return this.received;
	}

	int duplicated() {
		return this.duplicated;
	}

	int announced() {
		return this.announced;
	}

	int unannounced() {
		return this.unannounced;
	}

	/** Returns the number of received events that the PBX has not sent. */
	int unknown() {
		return this.unknown;
	}

	int connections() {
		return this.parts.size();
	}

	int calls() {
		return this.calls;
	}

	int disorderedCalls() {
		return this.disorderedCalls;
	}

	List<Gap> gaps() {
		return this.gaps;
	}

	List<String> examples() {
		return this.examples;
	}

	/**
	 * Missing events that are announced.
	 *
	 * @param from the time of the first, in milliseconds since 1970
	 * @param to the time of the first event after the gap
	 * @param events the number of events
	 */
	record Gap(long from, long to, int events) {
	}

	private static final class Part {

		private final List<Item> items = new ArrayList<>();

		private boolean announced = true;

		private boolean loss;

	}

	private static final class Item {

		private final String text;

		private final long millis;

		private final boolean afterLoss;

		private int index = -1;

		private Item(String text, long millis, boolean afterLoss) {
			this.text = text;
			this.millis = millis;
			this.afterLoss = afterLoss;
		}

	}

}
