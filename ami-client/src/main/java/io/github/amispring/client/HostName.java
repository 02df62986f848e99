/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host of a PBX as it is written in the settings.
 *
 * @param text a host name or an address
 */
record HostName(String text) {

	private static final Pattern LOOPBACK_IPV4 = Pattern.compile("127(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

	private static final Pattern IPV6 = Pattern.compile("\\[?([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)]?");

	/**
	 * Returns whether this is the machine itself by its text alone. Other names are not
	 * looked up, because whoever answers the look-up could be the attacker.
	 */
	boolean isLoopback() {
		return this.text.equalsIgnoreCase("localhost") || LOOPBACK_IPV4.matcher(this.text).matches()
				|| isLoopbackIpv6();
	}

	private boolean isLoopbackIpv6() {
		Matcher address = IPV6.matcher(this.text);
		try {
			// an address with a colon is never looked up
			return address.matches() && InetAddress.getByName(address.group(1)).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
