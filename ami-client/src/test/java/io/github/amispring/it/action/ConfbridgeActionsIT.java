/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import java.util.List;

import io.github.amispring.action.ConfbridgeKickAction;
import io.github.amispring.action.ConfbridgeListAction;
import io.github.amispring.action.ConfbridgeListRoomsAction;
import io.github.amispring.action.ConfbridgeLockAction;
import io.github.amispring.action.ConfbridgeMuteAction;
import io.github.amispring.action.ConfbridgeSetSingleVideoSrcAction;
import io.github.amispring.action.ConfbridgeStartRecordAction;
import io.github.amispring.action.ConfbridgeStopRecordAction;
import io.github.amispring.action.ConfbridgeUnlockAction;
import io.github.amispring.action.ConfbridgeUnmuteAction;
import io.github.amispring.event.ConfbridgeJoinEvent;
import io.github.amispring.event.ConfbridgeLeaveEvent;
import io.github.amispring.event.ConfbridgeListEvent;
import io.github.amispring.event.ConfbridgeListRoomsEvent;
import io.github.amispring.event.ConfbridgeMuteEvent;
import io.github.amispring.event.ConfbridgeRecordEvent;
import io.github.amispring.event.ConfbridgeStopRecordEvent;
import io.github.amispring.event.ConfbridgeUnmuteEvent;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;
import io.github.amispring.message.AmiAction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests conference actions against a real Asterisk.
 */
@OnEachAsterisk
class ConfbridgeActionsIT extends AbstractActionsIT {

	private static final String CONFERENCE = "1000";

	ConfbridgeActionsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Covers({ "ConfbridgeKick", "ConfbridgeList", "ConfbridgeListRooms", "ConfbridgeLock", "ConfbridgeMute",
			"ConfbridgeSetSingleVideoSrc", "ConfbridgeUnlock", "ConfbridgeUnmute" })
	void mutesAndKicksParticipant() {
		TestCall call = TestCall.to("conference-admin", this.pbx, this.client);
		String channel = this.log.await(ConfbridgeJoinEvent.class, call::isCalled).channel().name();
		assertThat(execute(ConfbridgeListAction.of(CONFERENCE)).entries()).filteredOn(call::isCalled)
			.singleElement()
			.returns(true, ConfbridgeListEvent::admin)
			.returns(false, ConfbridgeListEvent::muted);
		assertThat(execute(ConfbridgeLockAction.of(CONFERENCE)).serverMessage()).isEqualTo("Conference locked");
		assertThat(execute(ConfbridgeListRoomsAction.of()).entries()).singleElement()
			.returns(CONFERENCE, ConfbridgeListRoomsEvent::conference)
			.returns(true, ConfbridgeListRoomsEvent::locked);
		assertThat(execute(ConfbridgeUnlockAction.of(CONFERENCE)).serverMessage()).isEqualTo("Conference unlocked");

		assertThat(execute(ConfbridgeMuteAction.of(CONFERENCE, channel)).serverMessage()).isEqualTo("User muted");
		this.log.await(ConfbridgeMuteEvent.class, call::isCalled);
		assertThat(execute(ConfbridgeUnmuteAction.of(CONFERENCE, channel)).serverMessage()).isEqualTo("User unmuted");
		this.log.await(ConfbridgeUnmuteEvent.class, call::isCalled);
		assertThat(execute(ConfbridgeSetSingleVideoSrcAction.of(CONFERENCE, channel)).serverMessage())
			.isEqualTo("Conference single video source set.");

		assertUnknownConferenceIsRejected();
		assertThat(execute(ConfbridgeKickAction.of(CONFERENCE, channel)).serverMessage()).isEqualTo("User kicked");
		this.log.await(ConfbridgeLeaveEvent.class, call::isCalled);
	}

	@Test
	@Covers({ "ConfbridgeStartRecord", "ConfbridgeStopRecord" })
	void recordsConference() {
		TestCall call = TestCall.to("conference", this.pbx, this.client);
		this.log.await(ConfbridgeJoinEvent.class, call::isCalled);
		assertThat(execute(ConfbridgeStartRecordAction.of(CONFERENCE).recordFile("ami-test-conference.wav"))
			.serverMessage()).isEqualTo("Conference Recording Started.");
		this.log.await(ConfbridgeRecordEvent.class, (event) -> CONFERENCE.equals(event.conference()));
		assertThat(refusal(ConfbridgeStartRecordAction.of(CONFERENCE)).serverMessage())
			.isEqualTo("Conference is already being recorded.");
		assertThat(execute(ConfbridgeStopRecordAction.of(CONFERENCE)).serverMessage())
			.isEqualTo("Conference Recording Stopped.");
		this.log.await(ConfbridgeStopRecordEvent.class, (event) -> CONFERENCE.equals(event.conference()));
	}

	private void assertUnknownConferenceIsRejected() {
		assertThat(execute(ConfbridgeListAction.of("none")).entries()).isEmpty();
		for (AmiAction<?> action : List.of(ConfbridgeLockAction.of("none"), ConfbridgeUnlockAction.of("none"),
				ConfbridgeMuteAction.everybody("none"), ConfbridgeUnmuteAction.everybody("none"),
				ConfbridgeKickAction.everybody("none"), ConfbridgeStartRecordAction.of("none"),
				ConfbridgeStopRecordAction.of("none"), ConfbridgeSetSingleVideoSrcAction.of("none", NO_CHANNEL))) {
			assertThat(refusal(action).serverMessage()).as(action.name())
				.startsWith("No Conference by that name found");
		}
	}

}
