/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.sample.pbx.ConsolePbx;
import io.github.amispring.sample.stream.view.Directory;
import io.github.amispring.sample.stream.view.PbxChanges;
import io.github.amispring.sample.stream.view.PbxState;
import io.github.amispring.sample.stream.view.ServerView;
import io.github.amispring.sample.stream.view.ViewDiff;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what the pages show of a PBX, and determines what has changed. Not
 * thread-safe.
 */
class FollowedPbx {

	private final ConsolePbx pbx;

	private final NameBook names;

	private PbxState shown;

	private @Nullable Instant asOf;

	private ServerView server;

	FollowedPbx(ConsolePbx pbx, NameBook names) {
		this.pbx = pbx;
		this.names = names;
		this.shown = PbxState.empty(pbx.name());
		this.asOf = pbx.live().snapshot().since();
		this.server = server(pbx.live().snapshot());
	}

	/**
	 * Reads the live view.
	 * @param recorded the Uniqueids of the recorded channels
	 * @return what has changed since the previous invocation
	 */
	PbxChanges advance(Set<String> recorded) {
		LiveSnapshot snapshot = this.pbx.live().snapshot();
		PbxState before = this.shown;
		Directory directory = this.names.learn(before.snapshot(), snapshot);
		this.shown = new PbxState(snapshot, directory, recorded);
		if (snapshot.state() == ViewState.VALID) {
			this.asOf = null;
		}
		else if (this.asOf == null) {
			this.asOf = snapshot.since();
		}
		this.server = server(snapshot);
		return ViewDiff.between(before, this.shown);
	}

	private ServerView server(LiveSnapshot snapshot) {
		return ServerView.of(this.pbx.address(), this.pbx.simulated(), this.pbx.client().status(), snapshot.state(),
				this.asOf);
	}

	/**
	 * Returns how calls have ended.
	 * @param keys the identifiers of the calls
	 * @return the calls in the same order
	 */
	List<GoneCall> gone(List<String> keys) {
		if (keys.isEmpty()) {
			return List.of();
		}
		List<EndedCall> history = this.pbx.live().history();
		return keys.stream().map((key) -> new GoneCall(key, outcome(key, history))).toList();
	}

	private static @Nullable CallOutcome outcome(String key, List<EndedCall> history) {
		return history.stream()
			.filter((ended) -> ended.id().equals(key))
			.findFirst()
			.map(EndedCall::outcome)
			.orElse(null);
	}

	String name() {
		return this.pbx.name();
	}

	ServerView server() {
		return this.server;
	}

	LiveSnapshot snapshot() {
		return this.shown.snapshot();
	}

	PbxChanges everything() {
		return ViewDiff.all(this.shown);
	}

}
