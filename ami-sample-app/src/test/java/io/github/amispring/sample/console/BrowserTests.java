/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BrowserTests {

	private static final ConsoleUpdate CHANGE = new ConsoleUpdate(Instant.EPOCH, null, null, List.of(),
			List.of("ended"), List.of(), List.of());

	private static final ConsoleUpdate NOTHING = new ConsoleUpdate(Instant.EPOCH, null, null, List.of(), List.of(),
			List.of(), List.of());

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

	private void send(Browser browser, ConsoleUpdate update) {
		browser.send(update, () -> {
			this.snapshots++;
			return NOTHING;
		});
	}

}
