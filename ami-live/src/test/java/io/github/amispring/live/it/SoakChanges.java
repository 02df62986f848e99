/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.it;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.event.CallStartedEvent;
import io.github.amispring.live.event.LiveEvent;
import io.github.amispring.live.event.SnapshotReplacedEvent;
import io.github.amispring.live.event.ViewStateChangedEvent;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.ViewState;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Counts the calls of a view. The identifiers are written to a file, so that the heap
 * does not grow.
 */
final class SoakChanges implements AutoCloseable {

	/** The lists contain the durations of channels in seconds. */
	private static final Duration TOLERANCE = Duration.ofMillis(1500);

	private final Path file;

	private final BufferedWriter writer;

	private final Map<CallOutcome, Long> outcomes = new EnumMap<>(CallOutcome.class);

	/** When the view became stale and valid, in turn. At first, it is stale. */
	private final List<Instant> gaps = new ArrayList<>(List.of(Instant.EPOCH));

	private final List<EndedCall> unexplained = new ArrayList<>();

	private long incomplete;

	private long ended;

	private long version;

	SoakChanges(Path file) {
		this.file = file;
		try {
			this.writer = Files.newBufferedWriter(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	synchronized void add(LiveEvent change) {
		this.version = change.version();
		if (change instanceof CallStartedEvent start) {
			write("start " + start.call().id());
		}
		else if (change instanceof CallEndedEvent end) {
			write("end " + end.ended().id());
			count(end.ended());
		}
		else if (change instanceof ViewStateChangedEvent state && state.state() == ViewState.STALE
				&& this.gaps.size() % 2 == 0) {
			this.gaps.add(state.at());
		}
		else if (change instanceof SnapshotReplacedEvent && this.gaps.size() % 2 == 1) {
			this.gaps.add(change.at());
		}
	}

	private void write(String line) {
		try {
			this.writer.write(line);
			this.writer.newLine();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void count(EndedCall call) {
		this.ended++;
		this.outcomes.merge(call.outcome(), 1L, Long::sum);
		if (call.call().incomplete()) {
			this.incomplete++;
		}
		if ((call.call().incomplete() || call.outcome() == CallOutcome.UNKNOWN) && !spansGap(call)) {
			this.unexplained.add(call);
		}
	}

	private boolean spansGap(EndedCall call) {
		Instant startedAt = call.call().startedAt();
		for (int i = 0; i < this.gaps.size(); i += 2) {
			Instant validAt = (i + 1 < this.gaps.size()) ? this.gaps.get(i + 1) : Instant.MAX;
			if (!call.endedAt().isBefore(this.gaps.get(i))
					&& (startedAt == null || !startedAt.minus(TOLERANCE).isAfter(validAt))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Verifies that each call has one start and one end, in this order, and only calls
	 * during which events were lost are incomplete.
	 */
	synchronized void verify() throws IOException {
		this.writer.flush();
		Map<String, String> last = new HashMap<>();
		for (String line : Files.readAllLines(this.file)) {
			String[] parts = line.split(" ", 2);
			assertThat(last.put(parts[1], parts[0])).as(line).isEqualTo(parts[0].equals("start") ? null : "start");
		}
		assertThat(last.values()).containsOnly("end");
		assertThat(last).hasSize((int) this.ended);
		assertThat(this.unexplained).as("incomplete calls without a gap").isEmpty();
	}

	synchronized long ended() {
		return this.ended;
	}

	synchronized long incomplete() {
		return this.incomplete;
	}

	/** Returns the version of the last change. */
	synchronized long version() {
		return this.version;
	}

	synchronized Map<CallOutcome, Long> outcomes() {
		return new EnumMap<>(this.outcomes);
	}

	@Override
	public void close() {
		try {
			this.writer.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
