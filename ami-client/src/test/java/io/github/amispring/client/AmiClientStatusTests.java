/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.amispring.client.AmiClientStatus.State;
import io.github.amispring.exception.AmiException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AmiClientStatus} and {@link AmiClientStatistics}.
 */
class AmiClientStatusTests {

	@Test
	void statusHasOnlyRequiredValuesByDefault() {
		AmiClientStatus status = AmiClientStatus.builder("east", State.STOPPED).build();
		assertThat(status.server()).isEqualTo("east");
		assertThat(status.isConnected()).isFalse();
		assertThat(status.events()).isEqualTo(EventSettings.DEFAULT);
		assertThat(status.filters()).isEmpty();
		assertThat(status).hasAllNullFieldsOrPropertiesExcept("server", "state", "events", "filters");
	}

	@Test
	void toBuilderPreservesAllStatusValues() {
		AmiClientStatus status = AmiClientStatus.builder("east", State.CONNECTED)
			.asteriskVersion("22.10.1")
			.amiVersion("11.0.0")
			.connectedSince(Instant.EPOCH)
			.lastRoundTrip(Duration.ofMillis(3))
			.lastError(new AmiException("lost"))
			.nextAttempt(Instant.MAX)
			.events(EventSettings.builder().exclude("VarSet").build())
			.filters(List.of("!Channel: Local/"))
			.build();
		assertThat(status).hasNoNullFieldsOrProperties();
		assertThat(status.toBuilder().build()).isEqualTo(status)
			.hasSameHashCodeAs(status)
			.hasToString(status.toString());
		assertThat(status.toBuilder().asteriskVersion("16.30.0").build()).isNotEqualTo(status);
	}

	@Test
	void statisticsAreZeroByDefault() {
		AmiClientStatistics statistics = AmiClientStatistics.builder().build();
		assertThat(statistics.eventsReceived()).isEmpty();
		assertThat(statistics.eventsLag()).isZero();
		assertThat(statistics.eventsLost()).isZero();
	}

	@Test
	void toBuilderPreservesAllStatisticsValues() {
		AmiClientStatistics statistics = AmiClientStatistics.builder()
			.eventsReceived(Map.of("Hangup", 1L))
			.eventsLost(2)
			.eventsBuffered(3)
			.eventsLag(Duration.ofSeconds(4))
			.listenerErrors(5)
			.reconnects(6)
			.unrecognizedMessages(7)
			.pendingActions(8)
			.build();
		assertThat(statistics.toBuilder().build()).isEqualTo(statistics)
			.hasSameHashCodeAs(statistics)
			.hasToString(statistics.toString());
		assertThat(statistics).hasToString("AmiClientStatistics[eventsReceived={Hangup=1}, eventsLost=2,"
				+ " eventsBuffered=3, eventsLag=PT4S, listenerErrors=5, reconnects=6, unrecognizedMessages=7,"
				+ " pendingActions=8]");
		assertThat(statistics.toBuilder().reconnects(9).build()).isNotEqualTo(statistics);
	}

}
