/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import io.github.amispring.action.DeviceStateListAction;
import io.github.amispring.action.ExtensionStateListAction;
import io.github.amispring.action.PresenceStateListAction;
import io.github.amispring.event.DeviceStateChangeEvent;
import io.github.amispring.event.ExtensionStatusEvent;
import io.github.amispring.event.PresenceStateChangeEvent;
import io.github.amispring.event.PresenceStatusEvent;

/**
 * The lamps that show what a device, an extension or a person does.
 */
final class LampsScenario implements Scenario {

	@Override
	public void play(Stage stage) {
		stage.awaitEnd(stage.call("desk-busy"));
		stage.await(DeviceStateChangeEvent.class);
		stage.await(ExtensionStatusEvent.class);
		stage.awaitEnd(stage.call("office-away"));
		stage.await(PresenceStateChangeEvent.class);
		stage.await(PresenceStatusEvent.class);
		stage.ask(DeviceStateListAction.of());
		stage.ask(ExtensionStateListAction.of());
		stage.ask(PresenceStateListAction.of());
		stage.awaitEnd(stage.call("desk-free"));
		stage.awaitEnd(stage.call("office-there"));
	}

}
