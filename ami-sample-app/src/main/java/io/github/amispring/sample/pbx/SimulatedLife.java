/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.pbx;

import java.util.List;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/**
 * Starts the traffic of the simulated PBXs when the application is ready.
 */
class SimulatedLife {

	private final List<SimulatedTraffic> traffic;

	SimulatedLife(List<SimulatedTraffic> traffic) {
		this.traffic = traffic;
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		this.traffic.forEach(SimulatedTraffic::start);
	}

	@EventListener(ContextClosedEvent.class)
	void stop() {
		this.traffic.forEach(SimulatedTraffic::stop);
	}

}
