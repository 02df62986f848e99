/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.replay;

import java.time.Instant;
import java.util.List;

import io.github.amispring.event.AmiEventsLostEvent;
import io.github.amispring.event.ChannelState;
import io.github.amispring.live.model.Attempt;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.LiveChannel;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.scenario.CallRecording;
import io.github.amispring.message.AmiEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what a view knows of a call that started before the view.
 */
class SeedTests {

	@Test
	void callThatRingsWhenTheViewStartsHasCallerAndAttempt() {
		try (Replay replay = new Replay()) {
			EndedCall ended = startWhileRinging(replay, events("answered-caller-hangs-up"));
			assertThat(ended.outcome()).isEqualTo(CallOutcome.ANSWERED);
			assertThat(ended.call().answeredBy()).isNotNull().extracting(Party::device).isEqualTo("PJSIP/2002");
		}
	}

	@Test
	void callerWhoGivesUpAfterTheViewHasStartedHasCancelled() {
		try (Replay replay = new Replay()) {
			EndedCall ended = startWhileRinging(replay, events("caller-gives-up"));
			assertThat(ended.outcome()).isEqualTo(CallOutcome.CANCELLED);
		}
	}

	/** Seeds a view as soon as the phone of a call rings, and returns the ended call. */
	private static EndedCall startWhileRinging(Replay replay, List<AmiEvent> events) {
		int ringing;
		try (Replay pbx = new Replay()) {
			for (ringing = 0; pbx.pbx().calls().stream().noneMatch((call) -> call.state() == CallState.RINGING)
					|| pbx.pbx().channels().stream().noneMatch(SeedTests::rings); ringing++) {
				pbx.publish(events.get(ringing));
			}
			ListsOf.respond(replay.client(), pbx.pbx().snapshot());
		}
		replay.client().publish(new AmiEventsLostEvent("pbx", Instant.now(), 1));
		assertThat(replay.pbx().calls()).singleElement().satisfies((call) -> {
			assertThat(call.state()).isEqualTo(CallState.RINGING);
			assertThat(call.incomplete()).isTrue();
			assertThat(call.caller()).isNotNull().extracting(Party::device).isEqualTo("PJSIP/2001");
			assertThat(call.attempts()).extracting(Attempt::device).containsExactly("PJSIP/2002");
		});
		replay.publish(events.subList(ringing, events.size()));
		assertThat(replay.ended()).hasSize(1);
		return replay.ended().get(0);
	}

	private static boolean rings(LiveChannel channel) {
		return channel.state() == ChannelState.RINGING;
	}

	private static List<AmiEvent> events(String scenario) {
		return CallRecording.of(scenario).events();
	}

}
