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
 * Actions of modules that the servers under test do not have, because their hardware or
 * software is missing or Debian does not package them.
 */
@OnEachAsterisk
class UnavailableActionsIT extends AbstractActionsIT {

	UnavailableActionsIT(Pbx pbx) {
		super(pbx);
	}

	/** {@code chan_dahdi}, for telephony cards. */
	@Test
	@Covers({ "DAHDIDialOffhook", "DAHDIDNDoff", "DAHDIDNDon", "DAHDIHangup", "DAHDIRestart", "DAHDIShowChannels",
			"DAHDIShowStatus", "DAHDITransfer", "PRIDebugFileSet", "PRIDebugFileUnset", "PRIDebugSet", "PRIShowSpans" })
	void dahdi() {
		assertUnknown(DAHDIDialOffhookAction.of("1", "1"), DAHDIDndOffAction.of("1"), DAHDIDndOnAction.of("1"),
				DAHDIHangupAction.of("1"), DAHDIRestartAction.of(), DAHDIShowChannelsAction.of(),
				DAHDIShowStatusAction.of(), DAHDITransferAction.of("1"), PRIDebugFileSetAction.of("/tmp/pri"),
				PRIDebugFileUnsetAction.of(), PRIDebugSetAction.of(1, PRIDebugSetAction.Level.OFF),
				PRIShowSpansAction.of());
	}

	/** {@code app_meetme}, which needs DAHDI. */
	@Test
	@Covers({ "MeetmeList", "MeetmeListRooms", "MeetmeMute", "MeetmeUnmute" })
	void meetMe() {
		assertUnknown(MeetmeListAction.of(), MeetmeListRoomsAction.of(), MeetmeMuteAction.of("1", 1),
				MeetmeUnmuteAction.of("1", 1));
	}

	/** {@code res_mwi_external_ami}, which replaces the voicemail. */
	@Test
	@Covers({ "MWIDelete", "MWIGet", "MWIUpdate" })
	void externalVoicemail() {
		assertUnknown(MWIDeleteAction.of("1@test"), MWIGetAction.of("1@test"), MWIUpdateAction.of("1@test"));
	}

	/**
	 * {@code chan_skinny}, which would open an additional port. Asterisk 22 no longer
	 * contains this module.
	 */
	@Test
	@Covers({ "SKINNYdevices", "SKINNYlines", "SKINNYshowdevice", "SKINNYshowline" })
	void skinny() {
		assertUnknown(SKINNYDevicesAction.of(), SKINNYLinesAction.of(), SKINNYShowDeviceAction.of("1"),
				SKINNYShowLineAction.of("1"));
	}

	/** FilterList exists in no version; Queues existed before version 15. */
	@Test
	@Covers({ "FilterList", "Queues" })
	void actionsOfOtherVersions() {
		assertUnknown(FilterListAction.of(), QueuesAction.of());
	}

}
