/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import java.time.Duration;

import io.github.amispring.action.CustomAction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServerProgress}. Times are in nanoseconds.
 */
class ServerProgressTests {

	private static final Duration USUAL = Duration.ofNanos(100);

	@Test
	void usesTimeoutIfTheServerIsIdle() {
		PendingAction<?> action = usual(1, 1000);
		assertThat(due(0, 0, action, action)).isEqualTo(1100);
		assertThat(due(0, 0, null, action)).isEqualTo(1100);
	}

	@Test
	void extendsTimeoutByTheCurrentAction() {
		PendingAction<?> command = action(1, new TimeLimit(1000, Duration.ofNanos(500), true, Duration.ofNanos(500)));
		assertThat(due(0, 0, command, usual(2, 1010))).isEqualTo(1500);
		assertThat(due(0, 0, command, usual(2, 1450))).isEqualTo(1550);
		assertThat(due(0, 0, command, usual(PendingAction.NOT_WRITTEN, 1010))).isEqualTo(1500);
	}

	@Test
	void extendsBeyondTheTimeoutOfTheCaller() {
		PendingAction<?> shortTimeout = action(1,
				new TimeLimit(1000, Duration.ofNanos(5), true, Duration.ofNanos(300)));
		assertThat(due(0, 0, shortTimeout, usual(2, 1000))).isEqualTo(1300);
	}

	@Test
	void addsGraceWhileTheServerIsBusy() {
		PendingAction<?> command = action(1, new TimeLimit(1000, Duration.ofNanos(500), true, Duration.ofNanos(500)));
		assertThat(new ServerProgress(0, 0, command).deadline(usual(2, 1000), Duration.ofNanos(30))).isEqualTo(1530);
	}

	@Test
	void timeoutStartsWithThePreviousResponse() {
		PendingAction<?> action = usual(2, 1000);
		assertThat(due(1, 1400, action, action)).isEqualTo(1500);
		assertThat(due(1, 1400, action, usual(3, 1000))).isEqualTo(1500);
	}

	@Test
	void doesNotExtendSkippedAction() {
		assertThat(due(3, 1400, usual(4, 1000), usual(2, 1000))).isEqualTo(1100);
	}

	@Test
	void timeoutOfAListStartsWhenTheServerBeginsIt() {
		PendingAction<?> list = usual(2, 1000);
		list.startedAt(1400);
		assertThat(due(2, 1410, null, list)).isEqualTo(1500);
	}

	@Test
	void keepsTimeoutOfTheCaller() {
		PendingAction<?> command = action(1, new TimeLimit(1000, Duration.ofNanos(500), true, Duration.ofNanos(500)));
		PendingAction<?> strict = action(2, new TimeLimit(1000, Duration.ofNanos(5), true, USUAL));
		assertThat(due(0, 0, command, strict)).isEqualTo(1005);
	}

	private static long due(long position, long since, @Nullable PendingAction<?> current, PendingAction<?> action) {
		return new ServerProgress(position, since, current).deadline(action, Duration.ZERO);
	}

	private static PendingAction<?> usual(long position, long start) {
		return action(position, new TimeLimit(start, USUAL, false, USUAL));
	}

	private static PendingAction<?> action(long position, TimeLimit limit) {
		PendingAction<?> action = new PendingAction<>("pbx", CustomAction.named("X"), limit);
		action.beginWrite(position);
		return action;
	}

}
