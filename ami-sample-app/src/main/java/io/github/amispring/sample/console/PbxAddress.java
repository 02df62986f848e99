/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import io.github.amispring.boot.autoconfigure.AmiConnectionDetails;
import io.github.amispring.simulator.AmiSimulator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Where the PBX is, for people to read.
 */
@Component
public class PbxAddress {

	private final String description;

	PbxAddress(AmiConnectionDetails details, ObjectProvider<AmiSimulator> simulator) {
		String address = (details.getPort() > 0) ? details.getHost() + ":" + details.getPort() : details.getHost();
		this.description = (simulator.getIfAvailable() != null) ? "Simulated PBX" : address;
	}

	/**
	 * What to call the PBX.
	 * @return its address, or that it is the simulator
	 */
	public String description() {
		return this.description;
	}

}
