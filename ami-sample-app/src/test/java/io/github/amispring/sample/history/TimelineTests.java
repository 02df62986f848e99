/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.history;

import java.util.List;

import io.github.amispring.live.model.AttemptResult;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.TransferKind;
import io.github.amispring.sample.history.TimelineEntry.Kind;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Timeline}.
 */
class TimelineTests {

	private static final HistoryParty CALLER = new HistoryParty("Grace <b>Hopper</b>", "+49301234", "PJSIP/+49301234");

	private static final HistoryParty AGENT = new HistoryParty("Anna", "101", "PJSIP/101");

	@Test
	void containsEverythingThatHappened() {
		List<TimelineEntry> timeline = Timeline.of(TestCalls.eventful());
		assertThat(timeline).extracting(TimelineEntry::kind)
			.containsExactly(Kind.START, Kind.PBX_ANSWERED, Kind.QUEUED, Kind.RINGING, Kind.NOT_ANSWERED, Kind.RINGING,
					Kind.ANSWERED, Kind.QUEUE_LEFT, Kind.HELD, Kind.RESUMED, Kind.TRANSFERRED, Kind.PARKED,
					Kind.PARK_ENDED, Kind.CONFERENCE, Kind.CONFERENCE_LEFT, Kind.ENDED);
		assertThat(timeline).contains(TimelineEntry.of(TestCalls.at(0), Kind.START).party(CALLER).number("700").build(),
				TimelineEntry.of(TestCalls.at(15), Kind.NOT_ANSWERED)
					.party(new HistoryParty(null, "102", "PJSIP/102"))
					.result(AttemptResult.BUSY)
					.build(),
				TimelineEntry.of(TestCalls.at(20), Kind.ANSWERED).party(AGENT).build(),
				TimelineEntry.of(TestCalls.at(30), Kind.HELD).party(AGENT).build(),
				TimelineEntry.of(TestCalls.at(50), Kind.TRANSFERRED)
					.party(AGENT)
					.number("600")
					.result(TransferKind.BLIND)
					.build(),
				TimelineEntry.of(TestCalls.at(60), Kind.PARKED).party(AGENT).parking("default", 701).build(),
				TimelineEntry.of(TestCalls.at(80), Kind.CONFERENCE).party(CALLER).conference("800").build(),
				TimelineEntry.of(TestCalls.at(100), Kind.ENDED).party(CALLER).result(CallOutcome.ANSWERED).build());
	}

	@Test
	void endsWithTheMergeOfACall() {
		List<TimelineEntry> timeline = Timeline
			.of(TestCalls.call("berlin", 2, 10, CallOutcome.MERGED, "Grace", null, "berlin/1"));
		assertThat(timeline.get(timeline.size() - 1))
			.isEqualTo(TimelineEntry.of(TestCalls.at(10), Kind.MERGED).call("berlin/1").build());
	}

	@Test
	void canBeStoredAsJson() {
		List<TimelineEntry> timeline = Timeline.of(TestCalls.eventful());
		String json = JsonMapper.shared().writeValueAsString(timeline);
		assertThat(json).startsWith("[{\"at\":\"2026-01-31T08:00:00.123456Z\",\"kind\":\"START\",\"party\":{\"name\":"
				+ "\"Grace <b>Hopper</b>\",\"number\":\"+49301234\",\"device\":\"PJSIP/+49301234\"},\"number\":\"700\"}");
		assertThat(JsonMapper.shared().readValue(json, new TypeReference<List<TimelineEntry>>() {
		})).isEqualTo(timeline);
	}

}
