/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import io.github.amispring.action.ModuleLoadAction;
import io.github.amispring.action.ReloadAction;
import io.github.amispring.action.UserEventAction;
import io.github.amispring.event.LoadEvent;
import io.github.amispring.event.LogChannelEvent;
import io.github.amispring.event.ReloadEvent;
import io.github.amispring.event.UnloadEvent;

/**
 * An administrator loads modules and changes the log channels.
 */
final class ServerScenario implements Scenario {

	/** A module that no other test uses. */
	private static final String MODULE = "app_morsecode.so";

	private static final String FULL_DISK = "/dev/full";

	@Override
	public void run(ScenarioContext context) {
		context.execute(ModuleLoadAction.unload(MODULE));
		context.execute(ModuleLoadAction.load(MODULE));
		context.await(LoadEvent.class);
		context.await(UnloadEvent.class);
		context.execute(ReloadAction.of().module("features"));
		context.await(ReloadEvent.class);
		context.execute(UserEventAction.of("Test"));
		log(context);
	}

	private void log(ScenarioContext context) {
		context.command("logger add channel " + FULL_DISK + " error");
		context.call("log-error");
		context.await(LogChannelEvent.class);
		context.command("logger remove channel " + FULL_DISK);
	}

}
