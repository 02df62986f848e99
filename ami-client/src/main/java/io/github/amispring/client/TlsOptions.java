/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

/**
 * How a TLS connection is made.
 *
 * @param context gives the context, asked at each connect so that a changed certificate
 * is used at the next one
 * @param verifyHostname whether the server's certificate must be for the host that was
 * asked for
 * @param protocols the protocol versions to offer, empty for the context's own
 * @param ciphers the cipher suites to offer, empty for the context's own
 */
public record TlsOptions(Supplier<SSLContext> context, boolean verifyHostname, List<String> protocols,
		List<String> ciphers) {

	/**
	 * Creates options.
	 * @param context gives the context
	 * @param verifyHostname whether the host name is checked
	 * @param protocols the protocol versions
	 * @param ciphers the cipher suites
	 */
	public TlsOptions {
		protocols = List.copyOf(protocols);
		ciphers = List.copyOf(ciphers);
	}

	/**
	 * TLS with a context of one's own, the host name checked.
	 * @param context the context
	 * @return the options
	 */
	public static TlsOptions of(SSLContext context) {
		return new TlsOptions(() -> context, true, List.of(), List.of());
	}

	/**
	 * TLS that trusts whom the Java runtime trusts, the host name checked.
	 * @return the options
	 */
	public static TlsOptions systemDefault() {
		return new TlsOptions(TlsOptions::defaultContext, true, List.of(), List.of());
	}

	private static SSLContext defaultContext() {
		try {
			return SSLContext.getDefault();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java runtime has no default TLS context", ex);
		}
	}

}
