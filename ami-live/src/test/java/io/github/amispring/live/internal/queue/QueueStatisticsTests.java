/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import io.github.amispring.live.model.QueueStatistics;
import io.github.amispring.live.settings.LiveSettings;
import org.junit.jupiter.api.Test;

import static io.github.amispring.live.internal.queue.QueueFixture.BOB;
import static io.github.amispring.live.internal.queue.QueueFixture.params;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the statistics of queues.
 */
class QueueStatisticsTests {

	private static final Instant MIDNIGHT = Instant.parse("2026-03-03T00:00:00Z");

	private final QueueFixture queue = new QueueFixture();

	@Test
	void countsOutcomes() {
		this.queue.seed(params("support", 10)).seeded();
		this.queue.join("a").seconds(10).answer("a", "x", BOB).seconds(20).complete("a", "x", BOB, 19);
		this.queue.join("b").seconds(11).answer("b", "y", BOB).seconds(5).complete("b", "y", BOB, 5);
		this.queue.join("c").seconds(30).hangupRequest("c").abandon("c").leave("c");
		this.queue.join("d").seconds(5).hangupRequest("d").abandon("d").leave("d");
		this.queue.join("e").seconds(60).abandon("e").leave("e").queueStatus("e", "TIMEOUT");
		this.queue.join("f").abandon("f").leave("f").queueStatus("f", "LEAVEEMPTY");
		this.queue.join("g").leave("g").event("Newexten", QueueFixture.elsewhere("g", "1"));
		this.queue.join("h").abandon("h").leave("h").hangup("h");
		this.queue.join("i");
		QueueStatistics today = this.queue.today();
		assertThat(today).isEqualTo(new QueueStatistics(LocalDate.of(2026, 3, 2), 9, 2, 1, 1, 1, 1, 1, 1, 1, 0,
				Duration.ofSeconds(116), Duration.ofSeconds(60), Duration.ofSeconds(25), Duration.ZERO));
		assertThat(today.serviceLevel()).isEqualTo(1.0 / 9);
		assertThat(today.meanWait()).isEqualTo(Duration.ofMillis(14_500));
	}

	@Test
	void usesTheShortTimeOfTheSettings() {
		QueueFixture own = new QueueFixture(LiveSettings.defaults().withShortAbandon(Duration.ofSeconds(20)));
		own.join("a").seconds(20).hangupRequest("a").abandon("a").leave("a");
		own.join("b").seconds(21).hangupRequest("b").abandon("b").leave("b");
		assertThat(own.today().abandonedShortly()).isOne();
		assertThat(own.today().abandoned()).isOne();
	}

	@Test
	void countsNoServiceLevelWithoutItsTime() {
		this.queue.join("a").answer("a", "x", BOB);
		assertThat(this.queue.today().answered()).isOne();
		assertThat(this.queue.today().answeredWithin()).isZero();
	}

	@Test
	void usesTalkTimeOfAgentCompleteWithoutAgentConnect() {
		this.queue.channel("a").complete("a", "x", BOB, 42);
		assertThat(this.queue.today().totalTalk()).isEqualTo(Duration.ofSeconds(42));
	}

	@Test
	void beginsANewDayByTimer() {
		this.queue.join("a").answer("a", "x", BOB);
		assertThat(this.queue.tracker.nextTimer()).isEqualTo(MIDNIGHT);
		this.queue.at(MIDNIGHT).tick();
		assertThat(this.queue.today()).isEqualTo(new QueueStatistics(LocalDate.of(2026, 3, 3), 0, 0, 0, 0, 0, 0, 0, 0,
				0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO));
		assertThat(this.queue.tracker.nextTimer()).isEqualTo("2026-03-04T00:00:00Z");
	}

	@Test
	void beginsANewDayByAnEventBeforeTheTimer() {
		this.queue.join("a").at(MIDNIGHT.plusSeconds(1)).join("b");
		assertThat(this.queue.today().day()).isEqualTo("2026-03-03");
		this.queue.tick();
		assertThat(this.queue.today().offered()).isEqualTo(2);
	}

	@Test
	void lateEventDoesNotRestoreThePreviousDay() {
		this.queue.join("a").at(MIDNIGHT).tick().at(MIDNIGHT.minusMillis(5)).join("b");
		assertThat(this.queue.today().day()).isEqualTo("2026-03-03");
	}

	@Test
	void followsAClockThatWasSetBack() {
		this.queue.at(Instant.parse("2027-01-01T00:00:00Z")).join("a").at(MIDNIGHT).join("b");
		assertThat(this.queue.today().day()).isEqualTo("2026-03-03");
	}

	@Test
	void countsCallerOnTheDayOfTheLeave() {
		this.queue.seed(params("support", 10)).seeded();
		this.queue.join("before", "a").leave("before").connect("before", "w", BOB);
		this.queue.at(MIDNIGHT).tick();
		assertThat(this.queue.today().offered()).isOne();
		assertThat(this.queue.today().serviceLevel()).isZero();
		this.queue.answer("a", "x", BOB);
		assertThat(this.queue.today().answered()).isOne();
		assertThat(this.queue.today().longestWait()).isEqualTo(Duration.ofHours(12));
		this.queue.at(MIDNIGHT.plus(Duration.ofDays(1))).tick();
		assertThat(this.queue.today().offered()).isZero();
	}

	@Test
	void usesTheTimeZoneOfTheSettings() {
		QueueFixture berlin = new QueueFixture(LiveSettings.defaults().withZone(ZoneId.of("Europe/Berlin")));
		berlin.at(Instant.parse("2026-03-28T22:59:59Z")).join("a");
		assertThat(berlin.today().day()).isEqualTo("2026-03-28");
		assertThat(berlin.tracker.nextTimer()).isEqualTo("2026-03-28T23:00:00Z");
		berlin.seconds(1).tick();
		assertThat(berlin.today().day()).isEqualTo("2026-03-29");
		// This day has 23 hours
		assertThat(berlin.tracker.nextTimer()).isEqualTo("2026-03-29T22:00:00Z");
	}

	@Test
	void addsBlindTimeToAllQueues() {
		this.queue.join("a").channel("b").join("sales", "b", 1).seconds(90);
		this.queue.tracker.blind(Duration.ofSeconds(90));
		this.queue.publish();
		this.queue.tracker.blind(Duration.ofSeconds(5));
		this.queue.publish();
		assertThat(this.queue.today().blindTime()).isEqualTo(Duration.ofSeconds(95));
		assertThat(this.queue.queue("sales").today().blindTime()).isEqualTo(Duration.ofSeconds(95));
	}

	@Test
	void doesNotCountBlindTimeBeforeMidnight() {
		this.queue.join("a").at(MIDNIGHT.plusSeconds(40));
		this.queue.tracker.blind(Duration.ofSeconds(100));
		this.queue.publish();
		assertThat(this.queue.today().day()).isEqualTo("2026-03-03");
		assertThat(this.queue.today().blindTime()).isEqualTo(Duration.ofSeconds(40));
	}

	@Test
	void hasNoTimerWithoutQueues() {
		assertThat(this.queue.tracker.nextTimer()).isNull();
	}

}
