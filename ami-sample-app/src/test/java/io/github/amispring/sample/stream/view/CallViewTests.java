/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream.view;

import java.util.List;
import java.util.Set;

import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.LiveChannel;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.model.QueueOutcome;
import io.github.amispring.live.model.QueueVisit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallViewTests {

	private static final Party ALICE = TestPbx.party("100");

	private static final Party BOB = TestPbx.party("101");

	private final TestPbx pbx = new TestPbx();

	@Test
	void showsCallerAndCallee() {
		this.pbx.with(TestPbx.call("1", CallState.TALKING, ALICE, BOB));
		CallView call = shown();
		assertThat(call.key()).isEqualTo("pbx/1");
		assertThat(call.from()).isEqualTo(new PartyView("Name of 100", "100", "PJSIP/100"));
		assertThat(call.to()).containsExactly(new PartyView("Name of 101", "101", "PJSIP/101"));
		assertThat(call.ringing()).isEmpty();
		assertThat(call.place()).isNull();
		assertThat(call.parties()).extracting(CallView.PartyDetail::channel)
			.containsExactly("PJSIP/100-1", "PJSIP/101-1");
	}

	@Test
	void showsRemainingPartiesIfTheCallerHasLeft() {
		this.pbx
			.with(TestPbx.call("1", CallState.TALKING, TestPbx.party("100", TestPbx.NOON), BOB, TestPbx.party("103")));
		CallView call = shown();
		assertThat(call.from()).extracting(PartyView::number).isEqualTo("101");
		assertThat(call.to()).extracting(PartyView::number).containsExactly("103");
		assertThat(call.parties()).extracting(CallView.PartyDetail::present).containsExactly(false, true, true);
	}

	@Test
	void showsThePhonesThatRingWithTheirNames() {
		this.pbx.with(TestPbx.call("1", CallState.RINGING, List.of(TestPbx.attempt("101", TestPbx.NOON, TestPbx.NOON),
				TestPbx.attempt("102", null, null), TestPbx.attempt("103", null, null)), List.of(), ALICE));
		assertThat(shown().ringing()).containsExactly(new PartyView("Carla", "102", "PJSIP/102"),
				new PartyView(null, "103", "PJSIP/103"));
		assertThat(shown().to()).isEmpty();
	}

	@Test
	void showsTheQueueInWhichTheCallerWaits() {
		QueueVisit visit = new QueueVisit("support", "1", TestPbx.NOON, null, null, null);
		this.pbx.with(TestPbx.call("1", CallState.QUEUED, List.of(), List.of(visit), ALICE));
		assertThat(shown().place()).isEqualTo("support");
		assertThat(shown().agent()).isNull();
	}

	@Test
	void showsTheNameOfTheAgent() {
		QueueVisit visit = new QueueVisit("support", "1", TestPbx.NOON, TestPbx.NOON, QueueOutcome.CONNECTED,
				"PJSIP/101");
		this.pbx.with(TestPbx.call("1", CallState.TALKING, List.of(), List.of(visit), ALICE, BOB));
		assertThat(shown().agent()).isEqualTo("PJSIP/101");
		this.pbx.with(TestPbx.queue("support", TestPbx.member("PJSIP/101", "Bob")));
		assertThat(shown().agent()).isEqualTo("Bob");
		assertThat(shown().queue()).isEqualTo("support");
		assertThat(shown().place()).isNull();
	}

	@Test
	void showsTheFirstLocalChannelIfThereIsNoParty() {
		this.pbx.with(TestPbx.call("1", CallState.PBX));
		assertThat(shown().from()).isNull();
		this.pbx.channels.put("1", new LiveChannel("1", "Local/talk@test-00000001;1", "Local/talk@test", "pbx/1", "1",
				null, null, null, null, null, null, null, null, null, null, null));
		assertThat(shown().from()).isEqualTo(new PartyView(null, null, "Local/talk@test"));
	}

	@Test
	void showsThatAPresentPartyIsRecorded() {
		this.pbx.with(TestPbx.call("1", CallState.TALKING, ALICE, TestPbx.party("101", TestPbx.NOON)));
		this.pbx.recorded = Set.of("101");
		assertThat(shown().recording()).isFalse();
		this.pbx.recorded = Set.of("100", "101");
		assertThat(shown().recording()).isTrue();
	}

	private CallView shown() {
		return ViewDiff.all(this.pbx.state()).calls().get(0);
	}

}
