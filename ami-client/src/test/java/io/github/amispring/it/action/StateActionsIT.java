/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import io.github.amispring.action.DBDelAction;
import io.github.amispring.action.DeviceStateListAction;
import io.github.amispring.action.ExtensionStateAction;
import io.github.amispring.action.ExtensionStateListAction;
import io.github.amispring.action.ExtensionStateResponse;
import io.github.amispring.action.PresenceStateAction;
import io.github.amispring.action.PresenceStateListAction;
import io.github.amispring.action.PresenceStateResponse;
import io.github.amispring.action.SetVarAction;
import io.github.amispring.event.DeviceStateChangeEvent;
import io.github.amispring.event.ExtensionStatusEvent;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests actions on device, extension and presence states against a real Asterisk.
 */
@OnEachAsterisk
class StateActionsIT extends AbstractActionsIT {

	StateActionsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Covers({ "DeviceStateList", "ExtensionState", "ExtensionStateList" })
	void listsDeviceAndExtensionStates() {
		assertThat(execute(DeviceStateListAction.of()).entries()).extracting(DeviceStateChangeEvent::device)
			.contains("PJSIP/100");
		ExtensionStateResponse state = execute(ExtensionStateAction.of("desk", "test"));
		assertThat(state.hint()).isEqualTo("Custom:desk");
		assertThat(execute(ExtensionStateListAction.of()).entries()).filteredOn((entry) -> "desk".equals(entry.exten()))
			.singleElement()
			.returns("Custom:desk", ExtensionStatusEvent::hint);
	}

	@Test
	@Covers({ "PresenceState", "PresenceStateList" })
	void listsPresenceStates() {
		String presence = "CustomPresence:" + Pbx.uniqueName();
		String variable = "PRESENCE_STATE(" + presence + ")";
		this.pbx.executeAfterTest(DBDelAction.of("CustomPresence", presence.substring("CustomPresence:".length())));
		execute(SetVarAction.of(variable, "away,lunch,back at two"));
		PresenceStateResponse state = execute(PresenceStateAction.of(presence));
		assertThat(state.state()).isEqualTo("away");
		assertThat(state.subtype()).isEqualTo("lunch");
		assertThat(state.presenceMessage()).isEqualTo("back at two");
		execute(PresenceStateListAction.of());
		execute(SetVarAction.of(variable, "not_set,,"));
	}

}
