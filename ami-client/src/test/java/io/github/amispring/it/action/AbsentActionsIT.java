/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import io.github.amispring.action.DAHDIDialOffhookAction;
import io.github.amispring.action.DAHDIDndOffAction;
import io.github.amispring.action.DAHDIDndOnAction;
import io.github.amispring.action.DAHDIHangupAction;
import io.github.amispring.action.DAHDIRestartAction;
import io.github.amispring.action.DAHDIShowChannelsAction;
import io.github.amispring.action.DAHDIShowStatusAction;
import io.github.amispring.action.DAHDITransferAction;
import io.github.amispring.action.FilterListAction;
import io.github.amispring.action.MWIDeleteAction;
import io.github.amispring.action.MWIGetAction;
import io.github.amispring.action.MWIUpdateAction;
import io.github.amispring.action.MeetmeListAction;
import io.github.amispring.action.MeetmeListRoomsAction;
import io.github.amispring.action.MeetmeMuteAction;
import io.github.amispring.action.MeetmeUnmuteAction;
import io.github.amispring.action.PRIDebugFileSetAction;
import io.github.amispring.action.PRIDebugFileUnsetAction;
import io.github.amispring.action.PRIDebugSetAction;
import io.github.amispring.action.PRIShowSpansAction;
import io.github.amispring.action.QueuesAction;
import io.github.amispring.action.SKINNYDevicesAction;
import io.github.amispring.action.SKINNYLinesAction;
import io.github.amispring.action.SKINNYShowDeviceAction;
import io.github.amispring.action.SKINNYShowLineAction;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import org.junit.jupiter.api.Test;

/**
 * Actions of modules that the servers under test do not have: the hardware or the
 * software that they are for is not there, or nobody packs them.
 */
@OnEachAsterisk
class AbsentActionsIT extends AbstractActionsIT {

	AbsentActionsIT(Pbx pbx) {
		super(pbx);
	}

	/** {@code chan_dahdi}, for telephony cards. */
	@Test
	@Sends({ "DAHDIDialOffhook", "DAHDIDNDoff", "DAHDIDNDon", "DAHDIHangup", "DAHDIRestart", "DAHDIShowChannels",
			"DAHDIShowStatus", "DAHDITransfer", "PRIDebugFileSet", "PRIDebugFileUnset", "PRIDebugSet", "PRIShowSpans" })
	void telephonyCards() {
		areUnknown(DAHDIDialOffhookAction.of("1", "1"), DAHDIDndOffAction.of("1"), DAHDIDndOnAction.of("1"),
				DAHDIHangupAction.of("1"), DAHDIRestartAction.of(), DAHDIShowChannelsAction.of(),
				DAHDIShowStatusAction.of(), DAHDITransferAction.of("1"), PRIDebugFileSetAction.of("/tmp/pri"),
				PRIDebugFileUnsetAction.of(), PRIDebugSetAction.of(1, PRIDebugSetAction.Level.OFF),
				PRIShowSpansAction.of());
	}

	/** {@code app_meetme}, which needs DAHDI. */
	@Test
	@Sends({ "MeetmeList", "MeetmeListRooms", "MeetmeMute", "MeetmeUnmute" })
	void meetMe() {
		areUnknown(MeetmeListAction.of(), MeetmeListRoomsAction.of(), MeetmeMuteAction.of("1", 1),
				MeetmeUnmuteAction.of("1", 1));
	}

	/** {@code res_mwi_external_ami}, which stands in the place of the voicemail. */
	@Test
	@Sends({ "MWIDelete", "MWIGet", "MWIUpdate" })
	void externalVoicemail() {
		areUnknown(MWIDeleteAction.of("1@test"), MWIGetAction.of("1@test"), MWIUpdateAction.of("1@test"));
	}

	/** {@code chan_skinny}, which would open a port of its own; gone in 22. */
	@Test
	@Sends({ "SKINNYdevices", "SKINNYlines", "SKINNYshowdevice", "SKINNYshowline" })
	void skinny() {
		areUnknown(SKINNYDevicesAction.of(), SKINNYLinesAction.of(), SKINNYShowDeviceAction.of("1"),
				SKINNYShowLineAction.of("1"));
	}

	/** The one is in no version, the other was in those before 15. */
	@Test
	@Sends({ "FilterList", "Queues" })
	void inNoVersionUnderTest() {
		areUnknown(FilterListAction.of(), QueuesAction.of());
	}

}
