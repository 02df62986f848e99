/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import org.jspecify.annotations.Nullable;

/**
 * Whom to call, and how the channel for it is to be made.
 *
 * @param device technology and name, such as {@code PJSIP/100} or
 * {@code Local/100@default}
 * @param uniqueId the id that the channel must have, if any
 * @param otherUniqueId the id that the second half of a Local channel must have, if any
 */
record DialTarget(String device, @Nullable String uniqueId, @Nullable String otherUniqueId) {

	DialTarget(String device) {
		this(device, null, null);
	}

	String technology() {
		return this.device.substring(0, Math.max(0, this.device.indexOf('/')));
	}

}
