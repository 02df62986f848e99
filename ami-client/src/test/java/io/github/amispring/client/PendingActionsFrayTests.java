/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.util.concurrent.atomic.AtomicInteger;

import io.github.amispring.action.CustomAction;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pastalab.fray.junit.junit5.annotations.FrayTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PendingActions} under all sorts of schedules.
 */
@ExtendWith(FrayRounds.class)
class PendingActionsFrayTests {

	private static final Limits ONE_ACTION = new Limits(1, 1, 3, 1000, 1, 1);

	@FrayTest(resetClassLoaderPerIteration = false)
	void noMoreActionsWaitThanMay() throws InterruptedException {
		PendingActions pending = new PendingActions(ONE_ACTION);
		AtomicInteger refused = new AtomicInteger();
		Concurrently.run(() -> add(pending, "1", refused), () -> add(pending, "2", refused));
		assertThat(refused).hasValue(1);
		assertThat(pending.size()).isEqualTo(1);
	}

	private static void add(PendingActions pending, String actionId, AtomicInteger refused) {
		try {
			pending.addWithinLimit(actionId, new PendingAction<>("pbx", CustomAction.named("X")));
		}
		catch (AmiLimitException ex) {
			refused.incrementAndGet();
		}
	}

}
