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
 * What an administrator does.
 */
final class ServerScenario implements Scenario {

	/** Nobody needs it, and writing to it always fails. */
	private static final String MODULE = "app_morsecode.so";

	private static final String FULL_DISK = "/dev/full";

	@Override
	public void play(Stage stage) {
		stage.ask(ModuleLoadAction.unload(MODULE));
		stage.ask(ModuleLoadAction.load(MODULE));
		stage.await(LoadEvent.class);
		stage.await(UnloadEvent.class);
		stage.ask(ReloadAction.of().module("features"));
		stage.await(ReloadEvent.class);
		stage.ask(UserEventAction.of("Test"));
		log(stage);
	}

	private void log(Stage stage) {
		stage.command("logger add channel " + FULL_DISK + " error");
		stage.call("log-error");
		stage.await(LogChannelEvent.class);
		stage.command("logger remove channel " + FULL_DISK);
	}

}
