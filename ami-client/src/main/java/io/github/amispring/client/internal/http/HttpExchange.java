/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.HttpSettings;
import io.github.amispring.client.LimitSettings;
import io.github.amispring.client.internal.wire.ProtocolException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Posts forms and returns the bodies of the responses. A request is repeated only if the
 * server has indicated that it did not execute the action.
 */
final class HttpExchange implements Closeable {

	/** Waits for a response without a timeout. */
	static final Duration NO_TIMEOUT = Duration.ZERO;

	private static final ContentType FORM = ContentType.create("application/x-www-form-urlencoded");

	/** Each further attempt has another nonce. */
	private static final int MAX_ATTEMPTS = 10;

	/** The maximum size of a body that is not used. */
	private static final long MAX_UNUSED_BODY_SIZE = 64 * 1024;

	private final HttpHost target;

	private final String path;

	private final HttpSession session;

	private final long maxBodySize;

	private final HttpClientFactory factory;

	private final PoolingHttpClientConnectionManager connections;

	private final CloseableHttpClient client;

	/** The requests that {@link #close()} must cancel. */
	private final Set<HttpPost> active = ConcurrentHashMap.newKeySet();

	private volatile boolean closed;

	HttpExchange(AmiClientSettings settings, HttpSession session, HttpSettings http) {
		this.target = HttpClientFactory.target(settings);
		this.path = http.path();
		this.session = session;
		LimitSettings limits = settings.limits();
		this.maxBodySize = Math.min(Math.max(limits.maxMessageSize(), limits.maxListSize()), Integer.MAX_VALUE - 8);
		this.factory = new HttpClientFactory(settings, http.proxy());
		this.connections = this.factory.connections();
		this.client = this.factory.client(this.connections);
	}

	/**
	 * Posts a form.
	 * @param form the form
	 * @param timeout the time to wait for the response and for its body,
	 * {@link #NO_TIMEOUT} for any time
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
		this.active.add(request);
		try {
			// checked after the request is visible to a thread that calls close()
			if (this.closed) {
				throw new SocketException("the client closed the connection");
			}
			return this.client.execute(this.target, request, this.factory.context(),
					(response) -> body(request, response, timeout));
		}
		finally {
			this.active.remove(request);
		}
	}

	private byte @Nullable [] body(HttpPost request, ClassicHttpResponse response, Duration timeout)
			throws IOException {
		try {
			if (!this.session.accept(request, response)) {
				read(response.getEntity(), MAX_UNUSED_BODY_SIZE, timeout);
				return null;
			}
			if (response.getCode() != HttpStatus.SC_OK) {
				throw new HttpStatusException(response.getCode());
			}
			return read(response.getEntity(), this.maxBodySize, timeout);
		}
		catch (Throwable ex) {
			// otherwise the client would read the rest of the body, which may be endless
			cancel(request);
			throw ex;
		}
	}

	private static byte[] read(@Nullable HttpEntity entity, long maxSize, Duration timeout) throws IOException {
		if (entity == null) {
			return new byte[0];
		}
		if (entity.getContentLength() > maxSize) {
			throw tooLarge(maxSize);
		}
		long start = System.nanoTime();
		ByteArrayOutputStream body = new ByteArrayOutputStream((int) Math.max(32, entity.getContentLength()));
		InputStream in = entity.getContent();
		byte[] buffer = new byte[8192];
		for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
			if (body.size() + (long) count > maxSize) {
				throw tooLarge(maxSize);
			}
			if (!timeout.isZero() && System.nanoTime() - start > timeout.toNanos()) {
				throw new SocketTimeoutException(
						"the body of a response was incomplete after " + timeout.toMillis() + " ms");
			}
			body.write(buffer, 0, count);
		}
		return body.toByteArray();
	}

	private static ProtocolException tooLarge(long maxSize) {
		return new ProtocolException("a response is larger than " + maxSize
				+ " bytes. The limit is the higher one of maxMessageSize and maxListSize");
	}

	/** Closes the connections immediately, even while other threads use them. */
	@Override
	public void close() {
		this.closed = true;
		this.active.forEach(HttpExchange::cancel);
		this.connections.close(CloseMode.IMMEDIATE);
		this.client.close(CloseMode.IMMEDIATE);
	}

	private static void cancel(HttpPost request) {
		try {
			request.cancel();
		}
		catch (RuntimeException ex) {
			// another thread cancels the request or closes the connections at the same
			// time
		}
	}

}
