/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.autoconfigure;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.amispring.boot.test.autoconfigure.AutoConfigureAmiSimulator.Transport;
import io.github.amispring.simulator.AmiSimulator;
import io.github.amispring.simulator.AmiSimulatorBuilder;

/**
 * The simulators of {@link AutoConfigureAmiSimulator @AutoConfigureAmiSimulator} by the
 * names of their servers. Immutable, so safe for use by any number of threads.
 *
 * @since 1.0.0
 */
public final class AmiSimulators implements Iterable<AmiSimulator>, AutoCloseable {

	static final String USERNAME = "app";

	static final String SECRET = "secret";

	private final Map<String, AmiSimulator> simulators;

	private AmiSimulators(Map<String, AmiSimulator> simulators) {
		this.simulators = Collections.unmodifiableMap(simulators);
	}

	/** Creates and starts a simulator for each server. */
	static AmiSimulators start(List<String> servers, Transport transport,
			List<AmiSimulatorBuilderCustomizer> customizers) {
		Map<String, AmiSimulator> simulators = new LinkedHashMap<>();
		for (String server : servers) {
			AmiSimulatorBuilder builder = AmiSimulator.builder().account(USERNAME, SECRET);
			if (transport == Transport.HTTP) {
				builder.httpPort(0);
			}
			customizers.forEach((customizer) -> customizer.customize(server, builder));
			simulators.put(server, builder.build().start());
		}
		return new AmiSimulators(simulators);
	}

	/**
	 * Returns the simulator of a server.
	 * @param server the name of the server, {@code default} for the server of the
	 * top-level properties
	 * @return the simulator
	 * @throws IllegalArgumentException if no server has this name
	 */
	public AmiSimulator get(String server) {
		AmiSimulator simulator = this.simulators.get(server);
		if (simulator == null) {
			throw new IllegalArgumentException("No simulator exists for server \"" + server + "\". The servers are: "
					+ String.join(", ", this.simulators.keySet()));
		}
		return simulator;
	}

	/**
	 * Returns the names of the servers.
	 * @return the names, in the order of the application's clients, unmodifiable
	 */
	public Set<String> names() {
		return this.simulators.keySet();
	}

	/**
	 * Returns an iterator over the simulators.
	 * @return the simulators, in the order of the application's clients
	 */
	@Override
	public Iterator<AmiSimulator> iterator() {
		return this.simulators.values().iterator();
	}

	/**
	 * Stops all simulators permanently.
	 */
	@Override
	public void close() {
		this.simulators.values().forEach(AmiSimulator::close);
	}

}
