/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for enums whose constants represent words.
 */
class WordEnumTests {

	@Test
	void dialStatusHasTextAndConstant() {
		DialEndEvent event = DialEndEvent.of(AmiMessage.of("Event", "DialEnd", "DialStatus", "NOANSWER"));
		assertThat(event.dialStatus()).isEqualTo("NOANSWER");
		assertThat(event.dialStatusEnum()).isEqualTo(DialStatus.NOANSWER);
		assertThat(DialStateEvent.of(AmiMessage.of("Event", "DialState", "DialStatus", "RINGING")).dialStatusEnum())
			.isEqualTo(DialStatus.RINGING);
	}

	@Test
	void unknownWordHasTextOnly() {
		DialEndEvent event = DialEndEvent.of(AmiMessage.of("Event", "DialEnd", "DialStatus", "SLEEPING"));
		assertThat(event.dialStatus()).isEqualTo("SLEEPING");
		assertThat(event.dialStatusEnum()).isNull();
		assertThat(DialEndEvent.of(AmiMessage.of("Event", "DialEnd")).dialStatusEnum()).isNull();
	}

	@Test
	void callRecordsHaveConstantsForDispositionAndFlags() {
		CdrEvent event = CdrEvent
			.of(AmiMessage.of("Event", "Cdr", "Disposition", "NO ANSWER", "AMAFlags", "DOCUMENTATION"));
		assertThat(event.dispositionEnum()).isEqualTo(CdrDisposition.NO_ANSWER);
		assertThat(event.amaFlagsEnum()).isEqualTo(AmaFlags.DOCUMENTATION);
		assertThat(AmaFlags.of("Documentation")).isEqualTo(AmaFlags.DOCUMENTATION);
	}

	@Test
	void agentPresenceAndQueueWordsHaveConstants() {
		assertThat(AgentsEvent.of(AmiMessage.of("Event", "Agents", "Status", "AGENT_IDLE")).statusEnum())
			.isEqualTo(AgentState.IDLE);
		assertThat(PresenceStateChangeEvent.of(AmiMessage.of("Event", "PresenceStateChange", "Status", "dnd"))
			.statusEnum()).isEqualTo(PresenceState.DND);
		assertThat(QueueParamsEvent.of(AmiMessage.of("Event", "QueueParams", "Strategy", "rrmemory")).strategyEnum())
			.isEqualTo(QueueStrategy.RRMEMORY);
	}

}
