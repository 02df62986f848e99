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
import io.github.amispring.client.HttpSettings;
import io.github.amispring.client.internal.http.CredentialsRejectedException;
import io.github.amispring.client.internal.http.HttpStatusException;
import io.github.amispring.client.internal.wire.ProtocolException;
import io.github.amispring.exception.AmiAuthenticationException;
import io.github.amispring.exception.AmiConnectException;
import io.github.amispring.exception.AmiException;

/**
 * Describes why a connection failed, and what the user should check.
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
		if (failure instanceof CredentialsRejectedException) {
			return new AmiAuthenticationException(this.settings.name(), this.settings.host(), this.settings.port(),
					this.settings.username(), "401 Unauthorized");
		}
		Integer httpStatus = (failure instanceof HttpStatusException response) ? response.status() : null;
		return new AmiConnectException(
				this.settings.name(), "Cannot connect to PBX \"" + this.settings.name() + "\" at "
						+ this.settings.host() + ":" + this.settings.port() + ": " + explain(failure),
				failure, httpStatus);
	}

	private String explain(Throwable failure) {
		HttpSettings http = this.settings.http();
		String explanation = (http != null) ? new HttpFailures(this.settings, http).explain(failure) : null;
		return (explanation != null) ? explanation : explainConnection(failure);
	}

	private String explainConnection(Throwable failure) {
		if (failure instanceof UnknownHostException) {
			return "the host name cannot be resolved. Check its spelling and the DNS configuration.";
		}
		if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
			return failure.getMessage() + ". Check that Asterisk is running, that manager.conf contains"
					+ " enabled=yes and this port, and that no firewall blocks the connection.";
		}
		if (failure instanceof SocketTimeoutException) {
			return "no response within " + this.settings.connectTimeout().toMillis()
					+ " ms. Check the host and port, and whether the port expects TLS or HTTP.";
		}
		if (failure instanceof SSLException) {
			return "TLS failed (" + failure.getMessage() + "). Check that the port expects TLS, that the certificate"
					+ " has not expired, that its issuer is trusted, and that it is valid for this host.";
		}
		if (failure instanceof EOFException || failure instanceof SocketException) {
			return failure.getMessage() + ". Check that the port is the port of the manager interface, that it"
					+ " expects TLS if TLS is configured, and that the limit of unauthenticated sessions (authlimit)"
					+ " in manager.conf is not reached.";
		}
		if (failure instanceof ProtocolException) {
			return failure.getMessage() + ". Check the port, and whether it expects TLS.";
		}
		return (failure instanceof IOException && failure.getMessage() != null) ? failure.getMessage()
				: failure.toString();
	}

}
