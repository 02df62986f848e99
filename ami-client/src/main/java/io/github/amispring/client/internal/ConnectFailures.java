/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

import javax.net.ssl.SSLException;

import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.internal.wire.ProtocolException;
import io.github.amispring.exception.AmiConnectException;
import io.github.amispring.exception.AmiException;

/**
 * Says in the user's terms why there is no connection, and what to look at.
 */
public final class ConnectFailures {

	private final AmiClientSettings settings;

	ConnectFailures(AmiClientSettings settings) {
		this.settings = settings;
	}

	AmiException describe(Throwable failure) {
		if (failure instanceof AmiException described) {
			return described;
		}
		return new AmiConnectException(this.settings.name(), "Cannot connect to PBX \"" + this.settings.name()
				+ "\" at " + this.settings.host() + ":" + this.settings.port() + ": " + explain(failure), failure);
	}

	private String explain(Throwable failure) {
		if (failure instanceof UnknownHostException) {
			return "the host name is not known. Check its spelling and the name service";
		}
		if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
			return failure.getMessage() + ". Check that Asterisk runs there, that manager.conf has enabled=yes and"
					+ " this port, and that no firewall is in between";
		}
		if (failure instanceof SocketTimeoutException) {
			return "no answer within " + this.settings.connectTimeout().toMillis()
					+ " ms. Check the host and port, and whether the port is one for TLS";
		}
		if (failure instanceof SSLException) {
			return "TLS failed (" + failure.getMessage() + "). Check that the port is one for TLS, that the"
					+ " certificate has not expired, that its issuer is trusted and that it is made out to this host";
		}
		if (failure instanceof EOFException || failure instanceof SocketException) {
			return failure.getMessage() + ". Check that the port is that of the manager interface, with or without"
					+ " TLS as configured, and Asterisk's limit of sessions that are not logged in (authlimit)";
		}
		if (failure instanceof ProtocolException) {
			return failure.getMessage() + ". Check the port, and whether it is one for TLS";
		}
		return (failure instanceof IOException && failure.getMessage() != null) ? failure.getMessage()
				: failure.toString();
	}

}
