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
 * names of their servers. A server that is added at run time has a simulator from then
 * on. Thread-safe.
 *
 * @since 1.0.0
 */
public final class AmiSimulators implements Iterable<AmiSimulator>, AutoCloseable {

	static final String USERNAME = "app";

	static final String SECRET = "secret";

	private final Transport transport;

	private final List<AmiSimulatorBuilderCustomizer> customizers;

	private volatile Map<String, AmiSimulator> simulators = Map.of();

	private AmiSimulators(Transport transport, List<AmiSimulatorBuilderCustomizer> customizers) {
		this.transport = transport;
		this.customizers = customizers;
	}

	/** Creates and starts a simulator for each server. */
	static AmiSimulators start(List<String> servers, Transport transport,
			List<AmiSimulatorBuilderCustomizer> customizers) {
		AmiSimulators simulators = new AmiSimulators(transport, customizers);
		servers.forEach(simulators::getOrStart);
		return simulators;
	}

	/** Returns the simulator of a server, which is started if it does not exist. */
	synchronized AmiSimulator getOrStart(String server) {
		AmiSimulator existing = this.simulators.get(server);
		if (existing != null) {
			return existing;
		}
		AmiSimulatorBuilder builder = AmiSimulator.builder().account(USERNAME, SECRET);
		if (this.transport == Transport.HTTP) {
			builder.httpPort(0);
		}
		this.customizers.forEach((customizer) -> customizer.customize(server, builder));
		AmiSimulator simulator = builder.build().start();
		Map<String, AmiSimulator> simulators = new LinkedHashMap<>(this.simulators);
		simulators.put(server, simulator);
		this.simulators = Collections.unmodifiableMap(simulators);
		return simulator;
	}

	/**
	 * Returns the simulator of a server.
	 * @param server the name of the server, {@code default} for the server of the
	 * top-level properties
	 * @return the simulator
	 * @throws IllegalArgumentException if no server has this name
	 */
	public AmiSimulator get(String server) {
		Map<String, AmiSimulator> simulators = this.simulators;
		AmiSimulator simulator = simulators.get(server);
		if (simulator == null) {
			throw new IllegalArgumentException("No simulator exists for server \"" + server + "\". The servers are: "
					+ String.join(", ", simulators.keySet()));
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
