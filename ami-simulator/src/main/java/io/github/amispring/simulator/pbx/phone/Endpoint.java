/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.phone;

/**
 * A phone, or a trunk to other networks.
 *
 * @param device the device, such as {@code PJSIP/100}
 * @param name the caller name of the phone
 * @param behavior the behavior when the phone is called
 */
public record Endpoint(String device, String name, PhoneBehavior behavior) {

	/**
	 * Returns the number, which is the part of the device after the technology.
	 * @return the number, such as {@code 100}
	 */
	public String number() {
		return this.device.substring(this.device.indexOf('/') + 1);
	}

}
