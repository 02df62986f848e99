/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import static org.assertj.core.api.Assertions.assertThat;

class BrowserTests {

	private final Queue<Runnable> tasks = new ArrayDeque<>();

	private final List<String> received = new ArrayList<>();

	private final UpdateLog log = new UpdateLog("a");

	private final Connection connection = new Connection();

	private final Browser browser = new Browser(this.connection, this.tasks::add, -1);

	private Runnable whileWriting = () -> {
	};

	@Test
	void receivesASnapshotBeforeUpdates() {
		update("1");
		send(this.browser);
		runTasks();
		update("2");
		send(this.browser);
		runTasks();
		assertThat(this.received).containsExactly("snapshot as of 1", "2");
	}

	@Test
	void receivesNothingIfNothingChanged() {
		send(this.browser);
		runTasks();
		send(this.browser);
		assertThat(this.tasks).isEmpty();
		assertThat(this.received).containsExactly("snapshot as of 0");
	}

	@Test
	void receivesTheUpdatesThatOccurredWhileItWasBusy() {
		send(this.browser);
		for (int i = 1; i <= Browser.MAX_BEHIND; i++) {
			update(String.valueOf(i));
			send(this.browser);
		}
		assertThat(this.tasks).hasSize(1);
		runTasks();
		send(this.browser);
		runTasks();
		assertThat(this.received).hasSize(1 + Browser.MAX_BEHIND).startsWith("snapshot as of 0", "1", "2");
	}

	@Test
	void receivesASnapshotIfItIsTooSlow() {
		send(this.browser);
		for (int i = 0; i <= Browser.MAX_BEHIND; i++) {
			update(String.valueOf(i));
			send(this.browser);
		}
		runTasks();
		send(this.browser);
		runTasks();
		assertThat(this.received).containsExactly("snapshot as of 0", "snapshot as of " + (Browser.MAX_BEHIND + 1));
	}

	@Test
	void receivesWhatItHasMissedAfterAReconnection() {
		for (int i = 1; i <= 100; i++) {
			update(String.valueOf(i));
		}
		Browser reconnected = browser(40);
		send(reconnected);
		runTasks();
		assertThat(this.received).hasSize(60).startsWith("41").endsWith("100");
		update("101");
		send(reconnected);
		runTasks();
		assertThat(this.received).hasSize(61).endsWith("101");
	}

	@Test
	void receivesASnapshotIfTheMissedUpdatesAreNotKept() {
		update("1");
		for (int i = 0; i < UpdateLog.CAPACITY; i++) {
			update("later");
		}
		send(browser(0));
		runTasks();
		assertThat(this.received).containsExactly("snapshot as of " + (UpdateLog.CAPACITY + 1));
	}

	@Test
	void receivesEverythingAfterARejectedTask() {
		update("1");
		boolean[] full = { true };
		Browser rejected = new Browser(new Connection(), (task) -> {
			if (full[0]) {
				throw new RejectedExecutionException();
			}
			task.run();
		}, 0);
		send(rejected);
		full[0] = false;
		update("2");
		send(rejected);
		assertThat(this.received).containsExactly("1", "2");
	}

	@Test
	void closesAtOnceIfItIsIdle() {
		send(this.browser);
		runTasks();
		this.browser.close();
		assertThat(this.connection.completed).isEqualTo(1);
		update("1");
		send(this.browser);
		assertThat(this.tasks).isEmpty();
	}

	@Test
	void closesAfterTheMessageThatIsBeingWritten() {
		send(this.browser);
		runTasks();
		update("1");
		update("2");
		send(this.browser);
		this.whileWriting = () -> {
			this.browser.close();
			assertThat(this.connection.completed).isZero();
		};
		runTasks();
		assertThat(this.received).containsExactly("snapshot as of 0", "1");
		assertThat(this.connection.completed).isEqualTo(1);
	}

	private Browser browser(long position) {
		return new Browser(new Connection(), this.tasks::add, position);
	}

	private void update(String text) {
		this.log.add(text.getBytes(StandardCharsets.UTF_8));
	}

	private void send(Browser browser) {
		browser.send(this.log, () -> ("snapshot as of " + this.log.last()).getBytes(StandardCharsets.UTF_8));
	}

	private void runTasks() {
		while (!this.tasks.isEmpty()) {
			this.tasks.remove().run();
		}
	}

	private final class Connection extends SseEmitter {

		private int completed;

		@Override
		public void send(Set<DataWithMediaType> items) throws IOException {
			BrowserTests.this.whileWriting.run();
			items.forEach((item) -> BrowserTests.this.received
				.add(new String((byte[]) item.getData(), StandardCharsets.UTF_8)));
		}

		@Override
		public void complete() {
			this.completed++;
		}

	}

}
