/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import io.github.amispring.simulator.clock.SimulatorClock;
import io.github.amispring.simulator.protocol.AsteriskVersion;
import io.github.amispring.simulator.session.Account;
import io.github.amispring.simulator.session.ActionHandler;
import io.github.amispring.simulator.session.ActionRegistry;
import io.github.amispring.simulator.session.ActionRequest;
import io.github.amispring.simulator.session.SessionHost;
import org.jspecify.annotations.Nullable;

/**
 * Gives sessions what was chosen by the builder.
 */
abstract class HostAdapter implements SessionHost {

	private final SimulatorSettings settings;

	private final SimulatorClock clock;

	private final ActionRegistry actions;

	private final Map<String, ActionHandler> overrides;

	private final ReceivedActions received;

	HostAdapter(SimulatorSettings settings, SimulatorClock clock, ActionRegistry actions,
			Map<String, ActionHandler> overrides, ReceivedActions received) {
		this.settings = settings;
		this.clock = clock;
		this.actions = actions;
		this.overrides = overrides;
		this.received = received;
	}

	@Override
	public AsteriskVersion version() {
		return this.settings.version();
	}

	@Override
	public SimulatorClock clock() {
		return this.clock;
	}

	@Override
	public @Nullable Account account(String username) {
		return this.settings.accounts().get(username);
	}

	@Override
	public Duration failedLoginDelay() {
		return this.settings.failedLoginDelay();
	}

	@Override
	public Duration loginTimeout() {
		return this.settings.loginTimeout();
	}

	@Override
	public int eventCapacity() {
		return this.settings.eventCapacity();
	}

	@Override
	public ActionRegistry actions() {
		return this.actions;
	}

	@Override
	public @Nullable ActionHandler override(String action) {
		return this.overrides.get(action.toLowerCase(Locale.ROOT));
	}

	@Override
	public void received(ActionRequest request) {
		this.received.add(request.message());
	}

}
