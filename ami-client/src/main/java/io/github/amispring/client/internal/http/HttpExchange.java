/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;

import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.HttpSettings;
import io.github.amispring.client.LimitSettings;
import io.github.amispring.client.TlsSettings;
import io.github.amispring.client.internal.wire.ProtocolException;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Posts forms and returns the bodies of the responses. No request is repeated, unless the
 * server has told that it has not executed the action: an originate must not ring twice.
 */
final class HttpExchange implements Closeable {

	/** Waits for a response without a timeout. */
	static final Duration NO_TIMEOUT = Duration.ZERO;

	/**
	 * Asterisk closes a connection that was idle for 15 seconds (verified with Asterisk
	 * 16 and 22). An idle connection is not used again shortly before, because Asterisk
	 * might close it while a request is on the way.
	 */
	private static final TimeValue MAX_IDLE = TimeValue.ofSeconds(10);

	/** The default is unlimited. Asterisk sends about ten short lines. */
	private static final Http1Config LIMITS = Http1Config.custom()
		.setMaxLineLength(16 * 1024)
		.setMaxHeaderCount(100)
		.build();

	private static final ContentType FORM = ContentType.create("application/x-www-form-urlencoded");

	/** Each further attempt has another nonce. */
	private static final int MAX_ATTEMPTS = 10;

	private final HttpHost target;

	private final String path;

	private final HttpSession session;

	private final long maxBodySize;

	private final PoolingHttpClientConnectionManager connections;

	private final CloseableHttpClient client;

	HttpExchange(AmiClientSettings settings, HttpSession session, HttpSettings http) {
		this.target = target(settings);
		this.path = http.path();
		this.session = session;
		LimitSettings limits = settings.limits();
		this.maxBodySize = Math.min(Math.max(limits.maxMessageSize(), limits.maxListSize()), Integer.MAX_VALUE - 8);
		this.connections = connections(settings);
		this.client = client(http.proxy());
	}

	static HttpHost target(AmiClientSettings settings) {
		return new HttpHost((settings.tls() != null) ? "https" : "http", settings.host(), settings.port());
	}

	private static PoolingHttpClientConnectionManager connections(AmiClientSettings settings) {
		PoolingHttpClientConnectionManagerBuilder builder = PoolingHttpClientConnectionManagerBuilder.create()
			// one for actions and one for events
			.setMaxConnTotal(2)
			.setMaxConnPerRoute(2)
			.setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
				.http1Config(LIMITS)
				// by default, other data before the status line is skipped
				.responseParserFactory(DefaultHttpResponseParserFactory.INSTANCE)
				.build())
			.setDefaultSocketConfig(SocketConfig.custom().setTcpNoDelay(true).setSoKeepAlive(true).build())
			.setDefaultConnectionConfig(ConnectionConfig.custom()
				.setConnectTimeout(Timeout.of(settings.connectTimeout()))
				.setValidateAfterInactivity(TimeValue.ofSeconds(1))
				.build());
		TlsSettings tls = settings.tls();
		if (tls != null) {
			builder.setTlsSocketStrategy(new DefaultClientTlsStrategy(tls.context().get(), orDefault(tls.protocols()),
					orDefault(tls.ciphers()), SSLBufferMode.STATIC, HostnameVerificationPolicy.CLIENT,
					tls.verifyHostname() ? HttpsSupport.getDefaultHostnameVerifier() : NoopHostnameVerifier.INSTANCE));
		}
		return builder.build();
	}

	private static String @Nullable [] orDefault(java.util.List<String> names) {
		return names.isEmpty() ? null : names.toArray(String[]::new);
	}

	private CloseableHttpClient client(@Nullable URI proxy) {
		HttpClientBuilder builder = HttpClients.custom()
			.setConnectionManager(this.connections)
			.setKeepAliveStrategy((response, context) -> MAX_IDLE)
			.setUserAgent("ami-client")
			.disableAutomaticRetries()
			.disableRedirectHandling()
			.disableCookieManagement()
			.disableContentCompression();
		if (proxy != null) {
			HttpHost host = new HttpHost(proxy.getScheme(), proxy.getHost(), proxy.getPort());
			builder.setProxy(host);
			String account = proxy.getUserInfo();
			if (account != null) {
				int colon = account.indexOf(':');
				String password = (colon >= 0) ? account.substring(colon + 1) : "";
				BasicCredentialsProvider credentials = new BasicCredentialsProvider();
				credentials.setCredentials(new AuthScope(host), new UsernamePasswordCredentials(
						(colon >= 0) ? account.substring(0, colon) : account, password.toCharArray()));
				builder.setDefaultCredentialsProvider(credentials);
			}
		}
		return builder.build();
	}

	/**
	 * Posts a form.
	 * @param form the form
	 * @param timeout the time to wait for the response, {@link #NO_TIMEOUT} for any time
	 * @return the body of the response
	 * @throws IOException if the request fails, the status is not 200 or the session has
	 * ended
	 */
	byte[] post(byte[] form, Duration timeout) throws IOException {
		for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
			byte[] body = attempt(form, timeout);
			if (body != null) {
				return body;
			}
		}
		throw new ProtocolException(
				"the server has rejected the nonce of digest authentication " + MAX_ATTEMPTS + " times in a row");
	}

	private byte @Nullable [] attempt(byte[] form, Duration timeout) throws IOException {
		HttpPost request = new HttpPost(this.path);
		request.setConfig(RequestConfig.custom().setResponseTimeout(Timeout.of(timeout)).build());
		request.setEntity(new ByteArrayEntity(form, FORM));
		this.session.authorize(request);
		return this.client.execute(this.target, request, (response) -> body(request, response));
	}

	private byte @Nullable [] body(HttpPost request, ClassicHttpResponse response) throws IOException {
		if (!this.session.accept(request, response)) {
			return null;
		}
		if (response.getCode() != HttpStatus.SC_OK) {
			throw new HttpStatusException(response.getCode());
		}
		return read(response.getEntity());
	}

	private byte[] read(@Nullable HttpEntity entity) throws IOException {
		if (entity == null) {
			return new byte[0];
		}
		if (entity.getContentLength() > this.maxBodySize) {
			throw tooLarge();
		}
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		try (InputStream in = entity.getContent()) {
			byte[] buffer = new byte[8192];
			for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
				if (body.size() + (long) count > this.maxBodySize) {
					throw tooLarge();
				}
				body.write(buffer, 0, count);
			}
		}
		return body.toByteArray();
	}

	private ProtocolException tooLarge() {
		return new ProtocolException("a response is larger than " + this.maxBodySize
				+ " bytes, the higher one of the limits maxMessageSize and maxListSize");
	}

	/** Closes the connections immediately, even while other threads use them. */
	@Override
	public void close() {
		this.connections.close(CloseMode.IMMEDIATE);
		this.client.close(CloseMode.IMMEDIATE);
	}

}
