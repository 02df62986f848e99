/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.support;

import io.github.amispring.client.HttpSettings;
import org.jspecify.annotations.Nullable;

/**
 * The transport of a connection to a test server.
 */
public enum Transport {

	TCP(false, null),

	TLS(true, null),

	HTTP_RAWMAN(false, http(HttpSettings.Authentication.LOGIN, HttpSettings.Encoding.RAWMAN)),

	HTTP_MXML(false, http(HttpSettings.Authentication.LOGIN, HttpSettings.Encoding.MXML)),

	HTTP_MANAGER(false, http(HttpSettings.Authentication.LOGIN, HttpSettings.Encoding.MANAGER)),

	DIGEST_RAWMAN(false, http(HttpSettings.Authentication.DIGEST, HttpSettings.Encoding.RAWMAN)),

	DIGEST_MXML(false, http(HttpSettings.Authentication.DIGEST, HttpSettings.Encoding.MXML)),

	HTTPS_RAWMAN(true, http(HttpSettings.Authentication.LOGIN, HttpSettings.Encoding.RAWMAN));

	private final boolean tls;

	private final @Nullable HttpSettings http;

	Transport(boolean tls, @Nullable HttpSettings http) {
		this.tls = tls;
		this.http = http;
	}

	private static HttpSettings http(HttpSettings.Authentication authentication, HttpSettings.Encoding encoding) {
		return HttpSettings.builder().authentication(authentication).encoding(encoding).build();
	}

	/** Whether the connection is encrypted. */
	public boolean isTls() {
		return this.tls;
	}

	/** Whether the client logs in. Digest authentication replaces the login. */
	public boolean logsIn() {
		return this.http == null || this.http.authentication() == HttpSettings.Authentication.LOGIN;
	}

	/**
	 * Whether Asterisk sends values unchanged. In XML and HTML, it strips blanks, and a
	 * value ends at its first line break.
	 */
	public boolean keepsValues() {
		return this.http == null || this.http.encoding() == HttpSettings.Encoding.RAWMAN;
	}

	/** Returns the settings of AMI over HTTP, {@code null} for a connection over TCP. */
	public @Nullable HttpSettings http() {
		return this.http;
	}

}
