/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http;

import io.github.amispring.client.HttpSettings;
import io.github.amispring.exception.MissingLibraryException;
import org.apache.hc.client5.http.classic.HttpClient;
import org.jsoup.Jsoup;

/**
 * Checks that the optional libraries for HTTP are on the class path, before the first
 * connection fails with a {@link NoClassDefFoundError}.
 */
public final class HttpLibraries {

	private HttpLibraries() {
	}

	/**
	 * Requires the libraries for an encoding.
	 * @param encoding the encoding
	 * @throws MissingLibraryException if a library is missing
	 */
	public static void require(HttpSettings.Encoding encoding) {
		require(() -> HttpClient.class, "org.apache.httpcomponents.client5:httpclient5", "AMI over HTTP");
		if (encoding == HttpSettings.Encoding.MANAGER) {
			require(() -> Jsoup.class, "org.jsoup:jsoup", "the encoding \"manager\" of AMI over HTTP");
		}
	}

	private static void require(Library library, String coordinates, String purpose) {
		try {
			library.type();
		}
		catch (NoClassDefFoundError ex) {
			throw new MissingLibraryException(coordinates, purpose, ex);
		}
	}

	/** Refers to a class of a library. */
	@FunctionalInterface
	private interface Library {

		Class<?> type();

	}

}
