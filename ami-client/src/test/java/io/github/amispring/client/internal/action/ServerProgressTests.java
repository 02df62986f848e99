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

	private static final Duration DEFAULT_TIMEOUT = Duration.ofNanos(100);

	@Test
	void usesTimeoutIfTheServerIsIdle() {
		PendingAction<?> action = withDefaultTimeout(1, 1000);
		assertThat(due(0, 0, action, action)).isEqualTo(1100);
		assertThat(due(0, 0, null, action)).isEqualTo(1100);
	}

	@Test
	void extendsTimeoutByDurationOfCurrentAction() {
		PendingAction<?> command = action(1, new TimeLimit(1000, Duration.ofNanos(500), true, Duration.ofNanos(500)));
		assertThat(due(0, 0, command, withDefaultTimeout(2, 1010))).isEqualTo(1500);
		assertThat(due(0, 0, command, withDefaultTimeout(2, 1450))).isEqualTo(1550);
		assertThat(due(0, 0, command, withDefaultTimeout(PendingAction.NOT_WRITTEN, 1010))).isEqualTo(1500);
	}

	@Test
	void extendsTimeoutByResponseDelayEvenIfCallerTimeoutIsShorter() {
		PendingAction<?> shortTimeout = action(1,
				new TimeLimit(1000, Duration.ofNanos(5), true, Duration.ofNanos(300)));
		assertThat(due(0, 0, shortTimeout, withDefaultTimeout(2, 1000))).isEqualTo(1300);
	}

	@Test
	void addsGraceWhileTheServerIsBusy() {
		PendingAction<?> command = action(1, new TimeLimit(1000, Duration.ofNanos(500), true, Duration.ofNanos(500)));
		assertThat(new ServerProgress(0, 0, command).deadline(withDefaultTimeout(2, 1000), Duration.ofNanos(30)))
			.isEqualTo(1530);
	}

	@Test
	void timeoutStartsAtPreviousResponse() {
		PendingAction<?> action = withDefaultTimeout(2, 1000);
		assertThat(due(1, 1400, action, action)).isEqualTo(1500);
		assertThat(due(1, 1400, action, withDefaultTimeout(3, 1000))).isEqualTo(1500);
	}

	@Test
	void doesNotExtendTimeoutOfSkippedAction() {
		assertThat(due(3, 1400, withDefaultTimeout(4, 1000), withDefaultTimeout(2, 1000))).isEqualTo(1100);
	}

	@Test
	void listTimeoutStartsWhenServerStartsList() {
		PendingAction<?> list = withDefaultTimeout(2, 1000);
		list.startedAt(1400);
		assertThat(due(2, 1410, null, list)).isEqualTo(1500);
	}

	@Test
	void doesNotExtendCallerTimeout() {
		PendingAction<?> command = action(1, new TimeLimit(1000, Duration.ofNanos(500), true, Duration.ofNanos(500)));
		PendingAction<?> strict = action(2, new TimeLimit(1000, Duration.ofNanos(5), true, DEFAULT_TIMEOUT));
		assertThat(due(0, 0, command, strict)).isEqualTo(1005);
	}

	private static long due(long position, long since, @Nullable PendingAction<?> current, PendingAction<?> action) {
		return new ServerProgress(position, since, current).deadline(action, Duration.ZERO);
	}

	private static PendingAction<?> withDefaultTimeout(long position, long start) {
		return action(position, new TimeLimit(start, DEFAULT_TIMEOUT, false, DEFAULT_TIMEOUT));
	}

	private static PendingAction<?> action(long position, TimeLimit limit) {
		PendingAction<?> action = new PendingAction<>("pbx", CustomAction.named("X"), limit);
		action.beginWrite(position);
		return action;
	}

}
