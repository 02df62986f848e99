/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import org.jspecify.annotations.Nullable;

/**
 * The target of a call.
 *
 * @param device technology and name, such as {@code PJSIP/100} or
 * {@code Local/100@default}
 * @param uniqueId the unique id of the new channel, {@code null} to generate one
 * @param otherUniqueId the unique id of the second half of a Local channel, {@code null}
 * to generate one
 */
public record DialTarget(String device, @Nullable String uniqueId, @Nullable String otherUniqueId) {

	/**
	 * Creates a target whose channels have generated ids.
	 * @param device technology and name
	 */
	public DialTarget(String device) {
		this(device, null, null);
	}

	String technology() {
		return this.device.substring(0, Math.max(0, this.device.indexOf('/')));
	}

}
