/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.history;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Searches the history.
 */
@Service
class CallHistory {

	private static final TypeReference<List<TimelineEntry>> TIMELINE = new TypeReference<>() {
	};

	/** A call into which more calls were merged has an incomplete timeline. */
	private static final int MAX_MERGED = 50;

	private final CallRecords records;

	private final JsonMapper json;

	CallHistory(CallRecords records, JsonMapper json) {
		this.records = records;
		this.json = json;
	}

	/**
	 * Returns the calls that match, the last one first.
	 */
	Page find(HistoryQuery query) {
		HistoryQuery oneMore = new HistoryQuery(query.from(), query.to(), query.server(), query.text(), query.outcome(),
				query.queue(), query.before(), query.size() + 1);
		List<CallRecord> found = this.records.find(oneMore);
		boolean more = found.size() > query.size();
		List<CallRecord> page = more ? found.subList(0, query.size()) : found;
		return new Page(page.stream().map((call) -> HistoryCall.of(call, null)).toList(),
				more ? cursor(page.get(page.size() - 1)) : null);
	}

	private static String cursor(CallRecord last) {
		return new Cursor(last.endedAt(), Objects.requireNonNull(last.id())).toString();
	}

	/**
	 * Returns a call with its timeline, which includes those of the calls that were
	 * merged into it.
	 */
	Optional<HistoryCall> find(long id) {
		return this.records.find(id).map((call) -> HistoryCall.of(call, timeline(call)));
	}

	private List<TimelineEntry> timeline(CallRecord call) {
		List<TimelineEntry> entries = new ArrayList<>(entries(call));
		Set<String> seen = new HashSet<>(Set.of(call.callKey()));
		List<CallRecord> pending = new ArrayList<>(this.records.mergedInto(call.callKey()));
		while (!pending.isEmpty() && seen.size() <= MAX_MERGED) {
			CallRecord merged = pending.remove(0);
			if (seen.add(merged.callKey())) {
				entries(merged).stream()
					.map((entry) -> (entry.kind() == TimelineEntry.Kind.MERGED) ? entry.withCall(merged.callKey())
							: entry)
					.forEach(entries::add);
				pending.addAll(this.records.mergedInto(merged.callKey()));
			}
		}
		return Timeline.sorted(entries);
	}

	private List<TimelineEntry> entries(CallRecord call) {
		return this.json.readValue(call.timeline(), TIMELINE);
	}

	/**
	 * A page of calls.
	 *
	 * @param calls the calls
	 * @param next the cursor of the next page, {@code null} if there is none
	 */
	record Page(List<HistoryCall> calls, @Nullable String next) {

	}

}
