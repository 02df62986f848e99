/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.TlsSettings;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.auth.BasicAuthCache;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Creates HTTP clients for one server. They repeat no request on their own: an originate
 * must not ring twice.
 */
final class HttpClientFactory {

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

	private final AmiClientSettings settings;

	private final @Nullable URI proxy;

	HttpClientFactory(AmiClientSettings settings, @Nullable URI proxy) {
		this.settings = settings;
		this.proxy = proxy;
	}

	/** Returns the server. */
	static HttpHost target(AmiClientSettings settings) {
		return new HttpHost((settings.tls() != null) ? "https" : "http", settings.host(), settings.port());
	}

	CloseableHttpClient client(PoolingHttpClientConnectionManager connections) {
		HttpClientBuilder builder = HttpClients.custom()
			.setConnectionManager(connections)
			.setKeepAliveStrategy((response, context) -> MAX_IDLE)
			.setUserAgent("ami-client")
			.disableAutomaticRetries()
			.disableRedirectHandling()
			.disableCookieManagement()
			.disableContentCompression()
			// otherwise a connection with a client certificate would not be used again
			.disableConnectionState();
		if (this.proxy != null) {
			builder.setProxy(host(this.proxy));
		}
		return builder.build();
	}

	PoolingHttpClientConnectionManager connections() {
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
			.setConnectionConfigResolver(this::connectionConfig);
		TlsSettings tls = this.settings.tls();
		if (tls != null) {
			builder.setTlsSocketStrategy(new DefaultClientTlsStrategy(tls.context().get(), orDefault(tls.protocols()),
					orDefault(tls.ciphers()), SSLBufferMode.STATIC, HostnameVerificationPolicy.CLIENT,
					tls.verifyHostname() ? HttpsSupport.getDefaultHostnameVerifier() : NoopHostnameVerifier.INSTANCE));
		}
		return builder.build();
	}

	/** An address that does not respond must leave time for the next addresses. */
	private ConnectionConfig connectionConfig(HttpRoute route) {
		HttpHost host = (route.getProxyHost() != null) ? route.getProxyHost() : route.getTargetHost();
		Duration timeout = this.settings.connectTimeout().dividedBy(addresses(host));
		return ConnectionConfig.custom()
			.setConnectTimeout(Timeout.of(timeout))
			.setValidateAfterInactivity(TimeValue.ofSeconds(1))
			.build();
	}

	private static int addresses(HttpHost host) {
		try {
			return InetAddress.getAllByName(host.getHostName()).length;
		}
		catch (UnknownHostException ex) {
			// connecting fails in the same way
			return 1;
		}
	}

	private static String @Nullable [] orDefault(List<String> names) {
		return names.isEmpty() ? null : names.toArray(String[]::new);
	}

	/**
	 * Returns the context of a request, which contains the credentials of the proxy.
	 * Otherwise the proxy would reject each request once.
	 */
	HttpClientContext context() {
		HttpClientContext context = HttpClientContext.create();
		if (this.proxy != null && this.proxy.getUserInfo() != null) {
			HttpHost host = host(this.proxy);
			UsernamePasswordCredentials credentials = credentials(this.proxy.getUserInfo());
			BasicScheme scheme = new BasicScheme();
			scheme.initPreemptive(credentials);
			BasicAuthCache cache = new BasicAuthCache();
			cache.put(host, scheme);
			context.setAuthCache(cache);
			BasicCredentialsProvider provider = new BasicCredentialsProvider();
			provider.setCredentials(new AuthScope(host), credentials);
			context.setCredentialsProvider(provider);
		}
		return context;
	}

	private static HttpHost host(URI proxy) {
		return new HttpHost(proxy.getScheme(), proxy.getHost(), proxy.getPort());
	}

	private static UsernamePasswordCredentials credentials(String account) {
		int colon = account.indexOf(':');
		return (colon < 0) ? new UsernamePasswordCredentials(account, new char[0]) : new UsernamePasswordCredentials(
				account.substring(0, colon), account.substring(colon + 1).toCharArray());
	}

}
