/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ManualClockTests {

	private final Instant start = Instant.parse("2026-03-01T00:00:00Z");

	private final ManualClock clock = new ManualClock(this.start);

	private final List<String> ran = new ArrayList<>();

	private void schedule(int seconds, String name) {
		this.clock.schedule(Duration.ofSeconds(seconds), () -> this.ran.add(name + "@" + this.clock.now()));
	}

	@Test
	void runsDueTasksInOrder() {
		schedule(3, "c");
		schedule(1, "a");
		schedule(1, "b");
		schedule(9, "later");
		assertThat(this.ran).isEmpty();
		this.clock.advance(Duration.ofSeconds(5));
		assertThat(this.ran).containsExactly("a@2026-03-01T00:00:01Z", "b@2026-03-01T00:00:01Z",
				"c@2026-03-01T00:00:03Z");
		assertThat(this.clock.now()).isEqualTo(this.start.plusSeconds(5));
		assertThat(this.clock.scheduled()).isEqualTo(1);
	}

	@Test
	void runsTasksScheduledByOtherTasks() {
		this.clock.schedule(Duration.ofSeconds(1), () -> schedule(1, "inner"));
		this.clock.schedule(Duration.ofSeconds(-1), () -> this.ran.add("immediate"));
		this.clock.advance(Duration.ZERO);
		assertThat(this.ran).containsExactly("immediate");
		this.clock.advance(Duration.ofSeconds(2));
		assertThat(this.ran).endsWith("inner@2026-03-01T00:00:02Z");
	}

	@Test
	void runsRemainingTasksAfterAnException() {
		this.clock.schedule(Duration.ZERO, () -> {
			throw new IllegalStateException("broken");
		});
		schedule(0, "next");
		assertThatIllegalStateException().isThrownBy(() -> this.clock.advance(Duration.ZERO)).withMessage("broken");
		this.clock.advance(Duration.ZERO);
		assertThat(this.ran).hasSize(1);
	}

	@Test
	void rejectsANegativeDuration() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.clock.advance(Duration.ofSeconds(-1)));
	}

}
