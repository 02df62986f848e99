/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.examples.wallboard;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.amispring.live.LivePbx;
import io.github.amispring.live.model.LiveQueue;
import io.github.amispring.live.model.QueueMember;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Wallboard {

	private final LivePbx pbx;

	private final CallRecords records;

	Wallboard(LivePbx pbx, CallRecords records) {
		this.pbx = pbx;
		this.records = records;
	}

	@GetMapping("/wallboard")
	List<Board> boards() {
		return this.pbx.queues().stream().sorted(Comparator.comparing(LiveQueue::name)).map(this::board).toList();
	}

	private Board board(LiveQueue queue) {
		Instant midnight = queue.today().day().atStartOfDay(ZoneId.systemDefault()).toInstant();
		Duration limit = Objects.requireNonNullElse(queue.serviceLevel(), Duration.ofSeconds(20));
		CallRecords.Counts counts = this.records.count(queue.name(), midnight, limit);
		return new Board(queue.name(), queue.callers().size(), queue.longestWaitSince(), counts.answered(),
				counts.abandoned(), counts.serviceLevel(),
				queue.members()
					.stream()
					.collect(Collectors.groupingBy(Wallboard::state, TreeMap::new, Collectors.counting())));
	}

	private static String state(QueueMember member) {
		return member.paused() ? "PAUSED" : String.valueOf(member.status());
	}

	record Board(String queue, int waiting, @Nullable Instant waitingSince, long answered, long abandoned,
			@Nullable Double serviceLevel, Map<String, Long> agents) {
	}

}
