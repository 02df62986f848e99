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
 * Device, extension and presence states change and are listed.
 */
final class StateScenario implements Scenario {

	@Override
	public void run(ScenarioContext context) {
		context.awaitEnd(context.call("desk-busy"));
		context.await(DeviceStateChangeEvent.class);
		context.await(ExtensionStatusEvent.class);
		context.awaitEnd(context.call("office-away"));
		context.await(PresenceStateChangeEvent.class);
		context.await(PresenceStatusEvent.class);
		context.execute(DeviceStateListAction.of());
		context.execute(ExtensionStateListAction.of());
		context.execute(PresenceStateListAction.of());
		context.awaitEnd(context.call("desk-free"));
		context.awaitEnd(context.call("office-there"));
	}

}
