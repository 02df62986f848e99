/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import io.github.amispring.boot.autoconfigure.AmiConnectionDetails;
import io.github.amispring.simulator.AmiSimulator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The address of the PBX that the console shows.
 */
@Component
public class PbxAddress {

	private final String description;

	PbxAddress(AmiConnectionDetails details, ObjectProvider<AmiSimulator> simulator) {
		String address = (details.getPort() > 0) ? details.getHost() + ":" + details.getPort() : details.getHost();
		this.description = (simulator.getIfAvailable() != null) ? "Simulated PBX" : address;
	}

	/**
	 * Returns the address of the PBX.
	 * @return host and port, or a description of the simulator
	 */
	public String description() {
		return this.description;
	}

}
