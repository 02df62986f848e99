/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.calls;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.amispring.live.LivePbx;
import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.event.CallEvent;
import io.github.amispring.live.event.ChangesLostEvent;
import io.github.amispring.live.event.SnapshotReplacedEvent;
import io.github.amispring.live.event.ViewStateChangedEvent;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.ViewState;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Collects the changes of calls, from which the pages keep copies of the live view: a
 * page receives a snapshot, and then applies the changes whose version is higher than
 * that of the snapshot. Thread-safe.
 */
@Component
public class CallFeed {

	private final LivePbx pbx;

	private final Map<String, CallSummary> changed = new LinkedHashMap<>();

	private final Map<String, CallEnd> ended = new LinkedHashMap<>();

	private boolean replaced;

	private View view = new View(ViewState.STALE, null);

	CallFeed(LivePbx pbx) {
		this.pbx = pbx;
	}

	@EventListener
	synchronized void on(CallEvent event) {
		LiveCall call = event.call();
		if (event instanceof CallEndedEvent end) {
			this.changed.remove(call.id());
			this.ended.put(call.id(), new CallEnd(event.version(), call.id(), end.ended().outcome()));
		}
		else {
			this.changed.put(call.id(), CallSummary.of(event.version(), call, this.pbx.snapshot()));
		}
	}

	@EventListener
	synchronized void on(SnapshotReplacedEvent event) {
		this.replaced = true;
		this.view = new View(ViewState.VALID, null);
	}

	@EventListener
	synchronized void on(ViewStateChangedEvent event) {
		Instant asOf = (this.view.state() == ViewState.VALID) ? event.at() : this.view.asOf();
		this.view = new View(event.state(), asOf);
	}

	@EventListener
	synchronized void on(ChangesLostEvent event) {
		this.replaced = true;
	}

	/**
	 * Returns the changes since the previous invocation.
	 * @return the changes
	 */
	public synchronized Changes take() {
		Changes taken = new Changes(List.copyOf(this.changed.values()), List.copyOf(this.ended.values()), this.replaced,
				this.view);
		this.changed.clear();
		this.ended.clear();
		this.replaced = false;
		return taken;
	}

	/**
	 * Returns the present calls.
	 * @return the calls, the oldest first
	 */
	public Snapshot snapshot() {
		LiveSnapshot snapshot = this.pbx.snapshot();
		List<CallSummary> calls = snapshot.calls()
			.values()
			.stream()
			.sorted(Comparator.comparing(CallFeed::startedAt))
			.map((call) -> CallSummary.of(snapshot.version(), call, snapshot))
			.toList();
		return new Snapshot(snapshot.version(), calls);
	}

	private static Instant startedAt(LiveCall call) {
		return Objects.requireNonNullElse(call.startedAt(), Instant.EPOCH);
	}

	/**
	 * Returns the number of present calls.
	 * @return the number
	 */
	public int size() {
		return this.pbx.calls().size();
	}

	/**
	 * The changes of calls.
	 *
	 * @param calls new and changed calls
	 * @param ended calls that have ended
	 * @param replaced whether other calls may also have changed, so that a copy needs a
	 * new snapshot
	 * @param view the state of the live view
	 */
	public record Changes(List<CallSummary> calls, List<CallEnd> ended, boolean replaced, View view) {

	}

	/**
	 * All calls at one instant.
	 *
	 * @param version the number of the last change that is included
	 * @param calls the calls
	 */
	public record Snapshot(long version, List<CallSummary> calls) {

	}

	/**
	 * The state of the live view.
	 *
	 * @param state the state
	 * @param asOf the instant at which the view ceased to be valid, {@code null} if it is
	 * valid or never was
	 */
	public record View(ViewState state, @Nullable Instant asOf) {

	}

}
