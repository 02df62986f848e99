/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;

import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.sample.calls.CallEnd;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BrowserTests {

	private static final ConsoleUpdate CHANGE = update(List.of(new CallEnd(1, "ended", CallOutcome.ANSWERED)));

	private static final ConsoleUpdate NOTHING = update(List.of());

	private final Queue<Runnable> tasks = new ArrayDeque<>();

	private int snapshots;

	private final Browser browser = new Browser(this.tasks::add);

	@Test
	void receivesASnapshotBeforeUpdates() {
		send(this.browser, NOTHING);
		assertThat(this.snapshots).isEqualTo(1);
		this.tasks.remove().run();
		send(this.browser, CHANGE);
		assertThat(this.tasks).hasSize(1);
		assertThat(this.snapshots).isEqualTo(1);
	}

	@Test
	void receivesNothingIfNothingChanged() {
		send(this.browser, NOTHING);
		this.tasks.remove().run();
		send(this.browser, NOTHING);
		assertThat(this.tasks).isEmpty();
	}

	@Test
	void receivesSnapshotAfterMissingUpdates() {
		send(this.browser, NOTHING);
		send(this.browser, CHANGE);
		send(this.browser, CHANGE);
		assertThat(this.tasks).hasSize(1);
		this.tasks.remove().run();
		send(this.browser, NOTHING);
		assertThat(this.snapshots).isEqualTo(2);
		assertThat(this.tasks).hasSize(1);
	}

	@Test
	void receivesASnapshotAfterARejectedTask() {
		Browser rejected = new Browser((task) -> {
			throw new RejectedExecutionException();
		});
		send(rejected, CHANGE);
		send(rejected, CHANGE);
		assertThat(this.snapshots).isEqualTo(2);
	}

	@Test
	void receivesASnapshotIfOutdated() {
		send(this.browser, NOTHING);
		this.tasks.remove().run();
		this.browser.outdated();
		send(this.browser, NOTHING);
		assertThat(this.snapshots).isEqualTo(2);
		assertThat(this.tasks).hasSize(1);
	}

	private static ConsoleUpdate update(List<CallEnd> ended) {
		return new ConsoleUpdate(Instant.EPOCH, null, null, null, null, List.of(), ended, List.of(), List.of());
	}

	private void send(Browser browser, ConsoleUpdate update) {
		browser.send(update, () -> {
			this.snapshots++;
			return NOTHING;
		});
	}

}
