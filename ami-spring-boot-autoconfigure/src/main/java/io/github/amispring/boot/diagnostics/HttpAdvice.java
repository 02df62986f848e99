/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.diagnostics;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.function.UnaryOperator;

import io.github.amispring.exception.AmiConnectException;

/**
 * What to change after a connection over HTTP has failed.
 *
 * @param names returns the name of the property to set for a key
 * @param usesProxy whether a proxy is configured
 */
record HttpAdvice(UnaryOperator<String> names, boolean usesProxy) {

	/** The banner of the manager interface over TCP, which the message contains. */
	private static final String BANNER = "Asterisk Call Manager/";

	/** Returns the advice for a failure other than a failure of TLS, without a period. */
	String of(AmiConnectException failure) {
		Throwable reason = failure.getCause();
		if (failure.httpStatus() != null) {
			return status(failure.httpStatus());
		}
		if (reason instanceof UnknownHostException) {
			return "Set " + name(this.usesProxy ? "http.proxy" : "host")
					+ " to an address or to a host name that this machine can resolve";
		}
		if (reason instanceof ConnectException || reason instanceof NoRouteToHostException) {
			return this.usesProxy ? "Set " + name("http.proxy") + " to the address of a running proxy" : address();
		}
		if (String.valueOf(failure.getMessage()).contains(BANNER)) {
			return "Set " + name("port") + " to the port of Asterisk's HTTP server (bindport in its http.conf), or set "
					+ name("transport") + "=tcp";
		}
		return address() + ", and check whether this port expects TLS (" + name("ssl.enabled") + ")"
				+ ((reason instanceof SocketTimeoutException && this.usesProxy)
						? ", and check the proxy in " + name("http.proxy") : "");
	}

	private String status(int status) {
		return switch (status) {
			case 403 -> "In the PBX's manager.conf, permit the address of this machine in the \"permit\" and \"deny\""
					+ " lines of the account in " + name("username") + (this.usesProxy
							? ", and check that the proxy in " + name("http.proxy") + " permits the request" : "");
			case 404 -> "Set " + name("http.path-prefix") + " to the \"prefix\" in the PBX's http.conf and "
					+ name("port") + " to the port of its HTTP server, and set enabled=yes and webenabled=yes in its"
					+ " manager.conf";
			case 407 -> "Set " + name("http.proxy") + " to a URI that contains the user name and the password of the"
					+ " proxy";
			default -> address() + (this.usesProxy ? ", and check the proxy in " + name("http.proxy") : "");
		};
	}

	private String address() {
		return "Set " + name("host") + " and " + name("port") + " to the address of Asterisk's HTTP server, whose"
				+ " http.conf must contain enabled=yes and a bindaddr that this machine can reach";
	}

	private String name(String key) {
		return this.names.apply(key);
	}

}
