/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.amispring.exception.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/**
 * Settings of AMI over HTTP, which Asterisk serves if {@code http.conf} contains
 * {@code enabled=yes} and {@code manager.conf} contains {@code webenabled=yes}.
 * Immutable.
 * <p>
 * HTTP requires Apache HttpClient 5
 * ({@code org.apache.httpcomponents.client5:httpclient5}) on the class path, and
 * {@link Encoding#MANAGER} also requires jsoup ({@code org.jsoup:jsoup}).
 *
 * @since 1.0.0
 */
public final class HttpSettings {

	/** The default port: 8088. */
	public static final int DEFAULT_PORT = 8088;

	/** The default port with TLS: 8089. */
	public static final int DEFAULT_TLS_PORT = 8089;

	/** The default path prefix: {@code /}. */
	public static final String DEFAULT_PATH_PREFIX = "/";

	/** The default encoding: {@link Encoding#RAWMAN}. */
	public static final Encoding DEFAULT_ENCODING = Encoding.RAWMAN;

	/** The default authentication: {@link Authentication#LOGIN}. */
	public static final Authentication DEFAULT_AUTHENTICATION = Authentication.LOGIN;

	/** The default time for which a request waits for events: 20 seconds. */
	public static final Duration DEFAULT_POLL_TIMEOUT = Duration.ofSeconds(20);

	private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9._~-]+)*/?");

	/** The scheme, the account, and the address. */
	private static final Pattern PROXY = Pattern
		.compile("([A-Za-z]+://)?(?:(.*)@)?((?:[\\w.-]+|\\[[\\w:.%-]+])(?::\\d+)?/?)");

	private static final Duration MIN_POLL_TIMEOUT = Duration.ofSeconds(1);

	private static final Duration MAX_POLL_TIMEOUT = Duration.ofMinutes(10);

	/** The default settings. */
	public static final HttpSettings DEFAULT = builder().build();

	private final String pathPrefix;

	private final Encoding encoding;

	private final Authentication authentication;

	private final @Nullable URI proxy;

	private final Duration pollTimeout;

	private HttpSettings(Builder builder) {
		Settings.require(PATH.matcher(builder.pathPrefix).matches(), "http.pathPrefix",
				"\"" + builder.pathPrefix + "\"", "must be a path that begins with a slash, such as /asterisk");
		Settings.require(builder.proxy == null || isProxy(builder.proxy), "http.proxy", withoutPassword(builder.proxy),
				"must be a URI with a host and a port, such as http://proxy.example.com:3128");
		Settings.require(
				builder.pollTimeout.compareTo(MIN_POLL_TIMEOUT) >= 0
						&& builder.pollTimeout.compareTo(MAX_POLL_TIMEOUT) <= 0,
				"http.pollTimeout", builder.pollTimeout, "must be between 1 second and 10 minutes");
		this.pathPrefix = builder.pathPrefix;
		this.encoding = builder.encoding;
		this.authentication = builder.authentication;
		this.proxy = builder.proxy;
		this.pollTimeout = builder.pollTimeout;
	}

	private static boolean isProxy(URI proxy) {
		return "http".equalsIgnoreCase(proxy.getScheme()) && proxy.getHost() != null && proxy.getPort() > 0
				&& proxy.getRawPath().replace("/", "").isEmpty();
	}

	/** Shows nothing of a URI that is neither an address nor an account at an address. */
	private static String withoutPassword(@Nullable URI proxy) {
		String text = String.valueOf(proxy);
		Matcher parts = PROXY.matcher(text);
		if (!parts.matches()) {
			return "***";
		}
		return (parts.group(2) != null) ? parts.replaceFirst("$1***@$3") : text;
	}

	/**
	 * Creates a builder that contains the default values.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Creates a builder that contains the values of these settings.
	 * @return the builder
	 */
	public Builder toBuilder() {
		return new Builder().pathPrefix(this.pathPrefix)
			.encoding(this.encoding)
			.authentication(this.authentication)
			.proxy(this.proxy)
			.pollTimeout(this.pollTimeout);
	}

	/**
	 * Returns the path below which Asterisk serves AMI.
	 * @return the {@code prefix} in {@code http.conf}
	 */
	public String pathPrefix() {
		return this.pathPrefix;
	}

	/**
	 * Returns the encoding of responses and events.
	 * @return the encoding
	 */
	public Encoding encoding() {
		return this.encoding;
	}

	/**
	 * Returns how the client authenticates.
	 * @return the authentication
	 */
	public Authentication authentication() {
		return this.authentication;
	}

	/**
	 * Returns the HTTP proxy. The user info may contain a password, which must not be
	 * displayed or logged.
	 * @return the proxy, {@code null} to connect directly
	 */
	public @Nullable URI proxy() {
		return this.proxy;
	}

	/**
	 * Returns the time for which a request waits for events. Asterisk waits at most 10
	 * seconds less than {@code httptimeout} in {@code manager.conf}.
	 * @return the time, from 1 second to 10 minutes
	 */
	public Duration pollTimeout() {
		return this.pollTimeout;
	}

	/**
	 * Returns the path of the manager interface on the server.
	 * @return the path, such as {@code /asterisk/rawman}
	 */
	public String path() {
		String prefix = this.pathPrefix.endsWith("/") ? this.pathPrefix : this.pathPrefix + "/";
		return prefix + this.authentication.prefix + this.encoding.name().toLowerCase(Locale.ROOT);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof HttpSettings that && this.pathPrefix.equals(that.pathPrefix)
				&& this.encoding == that.encoding && this.authentication == that.authentication
				&& Objects.equals(this.proxy, that.proxy) && this.pollTimeout.equals(that.pollTimeout);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.pathPrefix, this.encoding, this.authentication, this.proxy, this.pollTimeout);
	}

	/**
	 * Returns a description of these settings that does not contain the password of the
	 * proxy.
	 */
	@Override
	public String toString() {
		return "HttpSettings[path=" + path() + ", proxy=" + withoutPassword(this.proxy) + ", pollTimeout="
				+ this.pollTimeout + "]";
	}

	/**
	 * The encodings of responses and events. All encodings give the same messages, except
	 * that {@link #MXML} and {@link #MANAGER} lose blanks at the beginning and end of
	 * values, and {@code MXML} loses the case of header names that Asterisk does not
	 * define.
	 *
	 * @since 1.0.0
	 */
	public enum Encoding {

		/** Text as over TCP. Recommended, because Asterisk transforms nothing. */
		RAWMAN,

		/** XML. */
		MXML,

		/** An HTML page. */
		MANAGER

	}

	/**
	 * Ways to authenticate over HTTP.
	 *
	 * @since 1.0.0
	 */
	public enum Authentication {

		/**
		 * The client logs in with the {@code Login} action, as configured by
		 * {@link AmiClientSettings.Builder#authentication}, and identifies its session by
		 * a cookie.
		 */
		LOGIN(""),

		/**
		 * HTTP digest authentication (MD5). The client sends a hash of the secret,
		 * encoded as UTF-8, with each request. A server that forgets a session accepts
		 * the next request in a new session, so the client may not notice that it has
		 * missed events.
		 */
		DIGEST("a");

		private final String prefix;

		Authentication(String prefix) {
			this.prefix = prefix;
		}

	}

	/**
	 * Builds {@link HttpSettings}. Not thread-safe.
	 *
	 * @since 1.0.0
	 */
	public static final class Builder {

		private String pathPrefix = DEFAULT_PATH_PREFIX;

		private Encoding encoding = DEFAULT_ENCODING;

		private Authentication authentication = DEFAULT_AUTHENTICATION;

		private @Nullable URI proxy;

		private Duration pollTimeout = DEFAULT_POLL_TIMEOUT;

		private Builder() {
		}

		/**
		 * Sets the path below which Asterisk serves AMI.
		 * @param pathPrefix the {@code prefix} in {@code http.conf}, with a slash at the
		 * beginning; {@link #DEFAULT_PATH_PREFIX} by default
		 * @return this builder
		 */
		public Builder pathPrefix(String pathPrefix) {
			this.pathPrefix = pathPrefix;
			return this;
		}

		/**
		 * Sets the encoding of responses and events.
		 * @param encoding the encoding, {@link #DEFAULT_ENCODING} by default
		 * @return this builder
		 */
		public Builder encoding(Encoding encoding) {
			this.encoding = encoding;
			return this;
		}

		/**
		 * Sets how the client authenticates.
		 * @param authentication the authentication, {@link #DEFAULT_AUTHENTICATION} by
		 * default
		 * @return this builder
		 */
		public Builder authentication(Authentication authentication) {
			this.authentication = authentication;
			return this;
		}

		/**
		 * Sets an HTTP proxy.
		 * @param proxy a URI with a host and a port, and optionally with the user name
		 * and the password for basic authentication, such as
		 * {@code http://user:password@proxy.example.com:3128}; {@code null} (the default)
		 * to connect directly
		 * @return this builder
		 */
		public Builder proxy(@Nullable URI proxy) {
			this.proxy = proxy;
			return this;
		}

		/**
		 * Sets the time for which a request waits for events. It should be shorter than
		 * the time after which a firewall or proxy between client and server closes an
		 * idle connection.
		 * @param pollTimeout the time, from 1 second to 10 minutes;
		 * {@link #DEFAULT_POLL_TIMEOUT} by default
		 * @return this builder
		 */
		public Builder pollTimeout(Duration pollTimeout) {
			this.pollTimeout = pollTimeout;
			return this;
		}

		/**
		 * Creates the settings.
		 * @return the settings
		 * @throws InvalidSettingException if a value is out of range
		 */
		public HttpSettings build() {
			return new HttpSettings(this);
		}

	}

}
