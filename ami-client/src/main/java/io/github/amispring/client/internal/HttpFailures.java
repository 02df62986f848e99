/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

import javax.net.ssl.SSLException;

import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.HttpSettings;
import io.github.amispring.client.internal.http.HttpStatusException;
import io.github.amispring.client.internal.wire.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * Explains why a connection over HTTP failed, and what the user should check.
 */
final class HttpFailures {

	/** The beginning of the banner that Asterisk sends on a TCP connection. */
	private static final String BANNER = "Asterisk Call Manager/";

	/** The message of HttpClient may contain a line that the server has sent. */
	private static final int MAX_LENGTH = 200;

	private final AmiClientSettings settings;

	private final HttpSettings http;

	HttpFailures(AmiClientSettings settings, HttpSettings http) {
		this.settings = settings;
		this.http = http;
	}

	/**
	 * Explains a failure.
	 * @param failure the failure
	 * @return what failed and what to check, {@code null} if HTTP is not relevant
	 */
	@Nullable String explain(Throwable failure) {
		if (failure instanceof HttpStatusException response) {
			return response.getMessage() + " for the path " + this.http.path() + ". " + hint(response.status());
		}
		if (failure instanceof UnknownHostException) {
			return usesProxy() ? "the host name of the proxy cannot be resolved. Check its spelling and the DNS"
					+ " configuration." : null;
		}
		if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
			return failure.getMessage()
					+ (usesProxy() ? ". Check that the proxy is running, and that its host and port are correct."
							: ". Check that Asterisk is running, that http.conf contains enabled=yes and this port"
									+ " (bindport or tlsbindaddr), and that no firewall blocks the connection.");
		}
		if (failure instanceof SSLException) {
			return "TLS failed (" + failure.getMessage() + "). Check that the port is the TLS port of Asterisk's HTTP"
					+ " server (tlsbindaddr in http.conf), that the certificate has not expired, that its issuer is"
					+ " trusted, and that it is valid for this host.";
		}
		if (failure instanceof SocketTimeoutException) {
			return "no response within " + this.settings.connectTimeout().toMillis()
					+ " ms. Check the host, that the port is the port of Asterisk's HTTP server, and that it " + tls()
					+ ".";
		}
		return (failure instanceof IOException && failure.getMessage() != null)
				? explain(failure, shortened(failure.getMessage())) : null;
	}

	private String explain(Throwable failure, String message) {
		if (message.contains(BANNER)) {
			return "not an HTTP server: received \"" + BANNER + "\", the banner of the manager interface over TCP."
					+ " Use the port of Asterisk's HTTP server, or connect over TCP.";
		}
		if (failure instanceof ProtocolException) {
			return message + ". " + checkServer();
		}
		return message + ". Check that the port is the port of Asterisk's HTTP server, and that it " + tls() + ".";
	}

	private String tls() {
		return (this.settings.tls() != null) ? "expects TLS" : "does not expect TLS";
	}

	private String hint(int status) {
		return switch (status) {
			case 401 -> ((this.http.authentication() == HttpSettings.Authentication.DIGEST)
					? "The response requests no digest authentication, so another server responded. "
					: "Asterisk requires no HTTP authentication for this path, so another server responded. ")
					+ checkServer();
			case 403 -> "Check the \"permit\" and \"deny\" lines of the account in manager.conf"
					+ (usesProxy() ? ", and whether the proxy rejects the request." : ".");
			case 404 -> "Check that manager.conf contains enabled=yes and webenabled=yes, that the path prefix is the"
					+ " prefix in http.conf, and that this is the port of Asterisk's HTTP server.";
			case 407 -> "Check the user name and the password of the proxy.";
			default -> checkServer();
		};
	}

	private String checkServer() {
		return "Check that the host and the port are those of Asterisk's HTTP server"
				+ (usesProxy() ? ", and whether the proxy responded." : ".");
	}

	private boolean usesProxy() {
		return this.http.proxy() != null;
	}

	private static String shortened(String message) {
		return (message.length() <= MAX_LENGTH) ? message : message.substring(0, MAX_LENGTH) + "...";
	}

}
