/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.amispring.simulator.protocol.Md5;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of a request, with quality of protection {@code auth} or, as in RFC
 * 2069, without.
 *
 * @param username the username
 * @param nonce the nonce
 * @param count the number of the request with this nonce, null without quality of
 * protection
 * @param parameters all parameters of the header Authorization
 */
record DigestCredentials(String username, long nonce, @Nullable Long count, Map<String, String> parameters) {

	private static final Pattern PARAMETER = Pattern
		.compile("(\\w+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,]+))");

	private static final String SCHEME = "Digest ";

	/** Returns null if the credentials are missing or malformed. */
	static @Nullable DigestCredentials parse(@Nullable String authorization) {
		if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
			return null;
		}
		Map<String, String> parameters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		Matcher matcher = PARAMETER.matcher(authorization.substring(SCHEME.length()));
		while (matcher.find()) {
			String quoted = matcher.group(2);
			parameters.put(matcher.group(1), (quoted != null) ? quoted.replaceAll("\\\\(.)", "$1") : matcher.group(3));
		}
		String username = parameters.get("username");
		Long nonce = number(parameters.get("nonce"));
		String qop = parameters.get("qop");
		Long count = (qop != null) ? number(parameters.get("nc")) : null;
		if (username == null || nonce == null || (qop != null && (!qop.equals("auth") || count == null))) {
			return null;
		}
		return new DigestCredentials(username, nonce, count, parameters);
	}

	private static @Nullable Long number(@Nullable String hexadecimal) {
		return (hexadecimal != null && hexadecimal.matches("[0-9a-fA-F]{1,15}")) ? Long.valueOf(hexadecimal, 16) : null;
	}

	/**
	 * Returns whether the client knows the secret. The URI of the credentials need not be
	 * the URI of the request.
	 */
	boolean areValid(String method, String realm, String secret) {
		String account = Md5.hex(this.username + ":" + realm + ":" + secret);
		String request = Md5.hex(method + ":" + get("uri"));
		String protection = (this.count != null) ? get("nc") + ":" + get("cnonce") + ":" + get("qop") + ":" : "";
		String expected = Md5.hex(account + ":" + get("nonce") + ":" + protection + request);
		return expected.equalsIgnoreCase(get("response"));
	}

	private String get(String parameter) {
		return this.parameters.getOrDefault(parameter, "");
	}

	@Override
	public String toString() {
		return "DigestCredentials[" + this.username + "]";
	}

}
