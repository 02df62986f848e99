/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.amispring.exception.InvalidSettingException;

/**
 * The host of a PBX as it is written in the settings.
 *
 * @param text a host name or an address
 */
record HostName(String text) {

	private static final Pattern LOOPBACK_IPV4 = Pattern.compile("127(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

	private static final Pattern IPV6 = Pattern.compile("(?=[^:]*:[^:]*:)\\[?([0-9A-Fa-f:.]+)(?:%[\\w.-]+)?]?");

	private static final Pattern NAME_OR_IPV4 = Pattern.compile("[^\\s:/@\\[\\],;?#]+");

	/** Matches a host with a scheme, an account, a port, a path or blanks around it. */
	private static final Pattern NEAR_MISS = Pattern
		.compile("\\s*(?:[A-Za-z][\\w+.-]*://)?(?:\\*\\*\\*@)?(?<host>\\[[^\\s/]+]|[^\\s:/@\\[\\]]+)"
				+ "(?::(?<port>\\d*))?(?:[/?#]\\S*)?\\s*");

	private static final Pattern ACCOUNT = Pattern.compile("([A-Za-z][\\w+.-]*://)?.*@", Pattern.DOTALL);

	HostName {
		if (!NAME_OR_IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
			throw refusal(ACCOUNT.matcher(text).replaceFirst("$1***@"));
		}
	}

	/**
	 * Creates the exception for an invalid host. The text must not contain an account,
	 * which may include the secret.
	 */
	private static InvalidSettingException refusal(String text) {
		Map<String, String> proposal = new LinkedHashMap<>();
		Matcher nearMiss = NEAR_MISS.matcher(text);
		if (nearMiss.matches()) {
			proposal.put("host", nearMiss.group("host"));
			String port = nearMiss.group("port");
			if (port != null && !port.isEmpty()) {
				proposal.put("port", port);
			}
		}
		return new InvalidSettingException("host", '"' + text + '"',
				text.isBlank() ? "must name the PBX" : "must contain only a host name or an address", proposal);
	}

	/**
	 * Returns whether the text alone identifies the local machine. Other names are not
	 * resolved, because an attacker could forge the DNS response.
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
