/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import io.github.amispring.simulator.clock.SimulatorClock;
import io.github.amispring.simulator.protocol.AsteriskVersion;
import io.github.amispring.simulator.session.Account;
import io.github.amispring.simulator.session.ActionHandler;
import io.github.amispring.simulator.session.ActionRegistry;
import io.github.amispring.simulator.session.ActionRequest;
import io.github.amispring.simulator.session.SessionHost;
import org.jspecify.annotations.Nullable;

/**
 * The host of the sessions of a simulator.
 */
record SimulatorHost(SimulatorSettings settings, SimulatorClock clock, Supplier<Instant> startOfPbx,
		ActionRegistry actions, Map<String, ActionHandler> overrides, ReceivedActions received) implements SessionHost {

	@Override
	public AsteriskVersion version() {
		return this.settings.version();
	}

	@Override
	public Instant started() {
		return this.startOfPbx.get();
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
	public boolean hasHttp() {
		return this.settings.httpPort() != null;
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
