/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator;

import java.time.Duration;
import java.util.Map;

import javax.net.ssl.SSLContext;

import io.github.amispring.simulator.clock.SimulatorClock;
import io.github.amispring.simulator.pbx.PbxSettings;
import io.github.amispring.simulator.protocol.AsteriskVersion;
import io.github.amispring.simulator.session.Account;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a simulator, as the builder collects them.
 */
record SimulatorSettings(@Nullable Integer port, int tlsPort, @Nullable SSLContext sslContext,
		@Nullable Integer httpPort, String httpPathPrefix, Map<String, Account> accounts, AsteriskVersion version,
		long seed, @Nullable SimulatorClock clock, Duration failedLoginDelay, Duration loginTimeout, int eventCapacity,
		boolean timestampEvents, double callsPerMinute, PbxSettings pbx) {
}
