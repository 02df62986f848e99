/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Duration;
import java.time.ZoneOffset;

import io.github.amispring.live.event.QueueCallerLeftEvent;
import io.github.amispring.live.model.QueueMember;
import io.github.amispring.live.model.QueueOutcome;
import io.github.amispring.live.settings.LiveLimits;
import io.github.amispring.live.settings.LiveSettings;
import org.junit.jupiter.api.Test;

import static io.github.amispring.live.internal.queue.QueueFixture.BOB;
import static io.github.amispring.live.internal.queue.QueueFixture.CAROL;
import static io.github.amispring.live.internal.queue.QueueFixture.member;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the limits of queues.
 */
class QueueLimitTests {

	private final QueueFixture queue = new QueueFixture(LiveSettings.defaults()
		.withZone(ZoneOffset.UTC)
		.withLimits(new LiveLimits(100, 100, 100, 100, 1, 2, 1, 100, 100, 100, 100, 0, Duration.ZERO, 100)));

	@Test
	void dropsQueues() {
		this.queue.join("a").channel("b").join("sales", "b", 1);
		assertThat(this.queue.publication.snapshot().queues()).containsOnlyKeys("support");
		assertThat(this.queue.drops.count()).isOne();
	}

	@Test
	void dropsCallers() {
		this.queue.join("a", "b", "c");
		assertThat(this.queue.queue().callers()).hasSize(2);
		assertThat(this.queue.drops.count()).isOne();
		this.queue.hangupRequest("c").abandon("c").leave("c").leave("a");
		assertThat(this.queue.queue().callers()).hasSize(1);
		assertThat(this.queue.today().offered()).isEqualTo(2);
	}

	@Test
	void dropsMembers() {
		this.queue.add(BOB, CAROL).status(CAROL);
		assertThat(this.queue.queue().members()).extracting(QueueMember::interfaceName).containsExactly(BOB);
		assertThat(this.queue.drops.count()).isEqualTo(2);
		this.queue.event("QueueMemberRemoved", member(CAROL));
		assertThat(this.queue.queue().members()).hasSize(1);
	}

	@Test
	void limitsCallersWithoutOutcome() {
		this.queue.join("a", "b").leave("a").leave("b").join("c").leave("c");
		assertThat(this.queue.left().caller().uniqueId()).isEqualTo("c");
		assertThat(this.queue.left().outcome()).isEqualTo(QueueOutcome.LEFT);
		this.queue.connect("a", "x", BOB).connect("b", "y", BOB);
		assertThat(this.queue.changes(QueueCallerLeftEvent.class)).hasSize(3);
		assertThat(this.queue.today().answered()).isEqualTo(2);
	}

	@Test
	void limitsMembersThatHaveLoggedOut() {
		for (int i = 0; i < 10; i++) {
			String bob = BOB + i;
			this.queue.add(bob).pause(bob, "").seconds(1).event("QueueMemberRemoved", member(bob));
		}
		this.queue.add(BOB + "0");
		assertThat(this.queue.memberOf(BOB + "0").pausedToday()).isZero();
		assertThat(this.queue.drops.count()).isZero();
	}

}
