/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

import org.jspecify.annotations.Nullable;

/**
 * The types of bridges, with the values of their headers.
 */
public enum BridgeType {

	/** Connects the parties of a call. */
	BASIC("basic", "simple_bridge", null),

	/** Connects the participants of a conference. */
	CONFERENCE("base", "softmix", "ConfBridge"),

	/** Contains parked channels, which do not hear each other. */
	PARKING("parking", "holding_bridge", "Parking");

	private final String type;

	private final String technology;

	private final @Nullable String creator;

	BridgeType(String type, String technology, @Nullable String creator) {
		this.type = type;
		this.technology = technology;
		this.creator = creator;
	}

	/**
	 * Returns the value of the header BridgeType.
	 * @return the type
	 */
	public String type() {
		return this.type;
	}

	/**
	 * Returns the value of the header BridgeTechnology.
	 * @return the technology
	 */
	public String technology() {
		return this.technology;
	}

	/**
	 * Returns the value of the header BridgeCreator.
	 * @return the creator, {@code null} if there is none
	 */
	public @Nullable String creator() {
		return this.creator;
	}

}
