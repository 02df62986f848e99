/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

/**
 * A phone, or a trunk to other networks.
 *
 * @param device the device, such as {@code PJSIP/100}
 * @param name the name that the phone shows
 * @param behaviour what it does when it is called
 */
public record Endpoint(String device, String name, PhoneBehaviour behaviour) {

	/**
	 * The number: what comes after the technology.
	 * @return such as {@code 100}
	 */
	public String number() {
		return this.device.substring(this.device.indexOf('/') + 1);
	}

}
