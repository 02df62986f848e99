/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.diagnostics;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.function.UnaryOperator;

import javax.net.ssl.SSLException;

import io.github.amispring.exception.AmiConnectException;
import io.github.amispring.exception.AmiErrorResponseException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * {@link AbstractFailureAnalyzer} for an {@link AmiConnectException} that prevents
 * startup because the PBX is required.
 */
class AmiConnectFailureAnalyzer extends AbstractFailureAnalyzer<AmiConnectException> {

	private final Environment environment;

	private final AmiPropertyNames names;

	AmiConnectFailureAnalyzer(Environment environment) {
		this.environment = environment;
		this.names = new AmiPropertyNames(environment);
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, AmiConnectException cause) {
		if (cause.getCause() instanceof AmiErrorResponseException refusal && refusal.isPermissionDenied()) {
			// analyzed by AmiPermissionFailureAnalyzer
			return null;
		}
		UnaryOperator<String> names = (key) -> this.names.of(cause.server(), key);
		boolean http = "http".equalsIgnoreCase(value(cause.server(), "transport"));
		return new FailureAnalysis(cause.getMessage(), advice(cause, http, names) + ", or set " + names.apply("startup")
				+ "=background to start the application without a connection.", cause);
	}

	private @Nullable String value(String server, String key) {
		return this.environment.getProperty(this.names.effective(server, key));
	}

	private String advice(AmiConnectException failure, boolean http, UnaryOperator<String> names) {
		if (failure.getCause() instanceof SSLException reason) {
			return sslAdvice(reason, http ? "http.conf" : "manager.conf", names);
		}
		if (http) {
			return new HttpAdvice(names, StringUtils.hasText(value(failure.server(), "http.proxy"))).of(failure);
		}
		return tcpAdvice(failure.getCause(), names);
	}

	private static String tcpAdvice(@Nullable Throwable reason, UnaryOperator<String> names) {
		String host = names.apply("host");
		String port = names.apply("port");
		if (reason instanceof UnknownHostException) {
			return "Set " + host + " to an address or to a host name that this machine can resolve";
		}
		if (reason instanceof ConnectException || reason instanceof NoRouteToHostException
				|| reason instanceof SocketTimeoutException) {
			return "Set " + host + " and " + port
					+ " to the address of the running PBX, whose manager.conf must contain"
					+ " enabled=yes and a bindaddr that this machine can reach"
					+ ((reason instanceof SocketTimeoutException) ? ", or set " + names.apply("transport")
							+ "=http if this is the port of Asterisk's HTTP server" : "");
		}
		return "Check " + host + ", " + port + " and " + names.apply("ssl")
				+ ", and check that the PBX is running and that its manager.conf contains enabled=yes";
	}

	private static String sslAdvice(Throwable reason, String file, UnaryOperator<String> names) {
		if (hasCause(reason, CertPathBuilderException.class)) {
			return "Set " + names.apply("ssl.bundle")
					+ " to an SSL bundle whose trust store contains the certificate of the PBX or of its issuer";
		}
		if (hasCause(reason, CertificateExpiredException.class)) {
			return "Renew the PBX's certificate (tlscertfile in its " + file + ")";
		}
		if (hasCause(reason, CertificateException.class)) {
			return "Set " + names.apply("host")
					+ " to a name in the PBX's certificate, or install a certificate for this name on the PBX";
		}
		return "Set " + names.apply("port") + " to the PBX's port for TLS (tlsbindaddr in its " + file + "), or remove "
				+ names.apply("ssl") + " if the PBX does not support TLS";
	}

	private static boolean hasCause(Throwable failure, Class<? extends Exception> type) {
		for (Throwable each = failure; each != null; each = each.getCause()) {
			if (type.isInstance(each)) {
				return true;
			}
		}
		return false;
	}

}
