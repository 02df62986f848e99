/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.github.amispring.exception.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a client. Immutable. {@link #toBuilder()} creates a builder for settings
 * that differ in some values only.
 *
 * @since 1.0.0
 */
public final class AmiClientSettings {

	/** The default name of a client: {@code default}. */
	public static final String DEFAULT_NAME = "default";

	/** The default port without TLS: 5038. */
	public static final int DEFAULT_PORT = 5038;

	/** The default port with TLS: 5039. */
	public static final int DEFAULT_TLS_PORT = 5039;

	/** The default authentication mechanism: MD5 challenge. */
	public static final Authentication DEFAULT_AUTHENTICATION = Authentication.CHALLENGE;

	/** The default character set: UTF-8. */
	public static final Charset DEFAULT_CHARSET = StandardCharsets.UTF_8;

	/** The default timeout for connecting and logging in: 5 seconds. */
	public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);

	/** The default timeout for an action: 10 seconds. */
	public static final Duration DEFAULT_RESPONSE_TIMEOUT = Duration.ofSeconds(10);

	private final String name;

	private final String host;

	private final int port;

	private final String username;

	private final String secret;

	private final Authentication authentication;

	private final boolean allowPlaintextWithoutTls;

	private final @Nullable TlsSettings tls;

	private final @Nullable HttpSettings http;

	private final Charset charset;

	private final Duration connectTimeout;

	private final Duration responseTimeout;

	private final KeepAliveSettings keepAlive;

	private final ReconnectSettings reconnect;

	private final EventSettings events;

	private final LimitSettings limits;

	private final @Nullable Executor executor;

	private final UnaryOperator<Runnable> callbackDecorator;

	private final ActionObserver actionObserver;

	private AmiClientSettings(Builder builder) {
		HostName host = new HostName(builder.host);
		Settings.require(!builder.username.isBlank(), "username", "\"" + builder.username + "\"",
				"must be the name of an account in the PBX's manager.conf");
		Settings.require(builder.port >= 0 && builder.port <= 65535, "port", builder.port,
				"must be between 1 and 65535");
		Settings.requirePositive("connectTimeout", builder.connectTimeout);
		Settings.requirePositive("responseTimeout", builder.responseTimeout);
		Settings.require(builder.allowPlaintextWithoutTls || !sendsSecretUnencrypted(builder, host), "authentication",
				"plaintext", "must be challenge if TLS is disabled, because the secret would otherwise"
						+ " be sent to \"" + builder.host + "\" unencrypted; set allowPlaintextWithoutTls to allow it");
		this.name = builder.name;
		this.host = builder.host;
		this.port = builder.port;
		this.username = builder.username;
		this.secret = builder.secret;
		this.authentication = builder.authentication;
		this.allowPlaintextWithoutTls = builder.allowPlaintextWithoutTls;
		this.tls = builder.tls;
		this.http = builder.http;
		this.charset = builder.charset;
		this.connectTimeout = builder.connectTimeout;
		this.responseTimeout = builder.responseTimeout;
		this.keepAlive = builder.keepAlive;
		this.reconnect = builder.reconnect;
		this.events = builder.events;
		this.limits = builder.limits;
		this.executor = builder.executor;
		this.callbackDecorator = builder.callbackDecorator;
		this.actionObserver = builder.actionObserver;
	}

	private static boolean sendsSecretUnencrypted(Builder builder, HostName host) {
		boolean login = builder.http == null || builder.http.authentication() == HttpSettings.Authentication.LOGIN;
		return login && builder.authentication == Authentication.PLAINTEXT && builder.tls == null && !host.isLoopback();
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
		return new Builder(this);
	}

	/**
	 * Returns the name of the client, which appears in thread names, log messages and
	 * metrics.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Returns the PBX.
	 * @return the host name or address
	 */
	public String host() {
		return this.host;
	}

	/**
	 * Returns the port of the manager interface. If no port was set, it is
	 * {@value #DEFAULT_PORT}, or {@value #DEFAULT_TLS_PORT} with TLS. Over HTTP, it is
	 * {@value HttpSettings#DEFAULT_PORT}, or {@value HttpSettings#DEFAULT_TLS_PORT} with
	 * TLS.
	 * @return the port
	 */
	public int port() {
		if (this.port != 0) {
			return this.port;
		}
		if (this.http != null) {
			return (this.tls != null) ? HttpSettings.DEFAULT_TLS_PORT : HttpSettings.DEFAULT_PORT;
		}
		return (this.tls != null) ? DEFAULT_TLS_PORT : DEFAULT_PORT;
	}

	/**
	 * Returns the name of the account in manager.conf.
	 * @return the name
	 */
	public String username() {
		return this.username;
	}

	/**
	 * Returns the secret of the account, which must not be displayed or logged.
	 * @return the secret
	 */
	public String secret() {
		return this.secret;
	}

	/**
	 * Returns the authentication mechanism.
	 * @return the mechanism
	 */
	public Authentication authentication() {
		return this.authentication;
	}

	/**
	 * Returns whether plaintext authentication is allowed without TLS to a host other
	 * than this machine.
	 * @return {@code true} if it is allowed
	 */
	public boolean allowPlaintextWithoutTls() {
		return this.allowPlaintextWithoutTls;
	}

	/**
	 * Returns whether the secret is sent over the network unencrypted.
	 * @return {@code true} for plaintext authentication without TLS to another machine
	 */
	public boolean sendsSecretUnencrypted() {
		return sendsSecretUnencrypted(toBuilder(), new HostName(this.host));
	}

	/**
	 * Returns the TLS settings.
	 * @return the settings, {@code null} for a connection without TLS
	 */
	public @Nullable TlsSettings tls() {
		return this.tls;
	}

	/**
	 * Returns the settings of AMI over HTTP.
	 * @return the settings, {@code null} for a connection over TCP
	 */
	public @Nullable HttpSettings http() {
		return this.http;
	}

	/**
	 * Returns the character set of the text that the server sends and receives.
	 * @return the character set
	 */
	public Charset charset() {
		return this.charset;
	}

	/**
	 * Returns the time within which the client must connect and log in.
	 * @return the timeout, above zero
	 */
	public Duration connectTimeout() {
		return this.connectTimeout;
	}

	/**
	 * Returns the time within which the server must respond to an action.
	 * @return the timeout, above zero
	 */
	public Duration responseTimeout() {
		return this.responseTimeout;
	}

	/**
	 * Returns the keep-alive settings.
	 * @return the settings
	 */
	public KeepAliveSettings keepAlive() {
		return this.keepAlive;
	}

	/**
	 * Returns the settings for the delays between attempts to connect.
	 * @return the settings
	 */
	public ReconnectSettings reconnect() {
		return this.reconnect;
	}

	/**
	 * Returns the settings for the selection, buffering and delivery of events.
	 * @return the settings
	 */
	public EventSettings events() {
		return this.events;
	}

	/**
	 * Returns the limits on the memory that the client uses.
	 * @return the limits
	 */
	public LimitSettings limits() {
		return this.limits;
	}

	/**
	 * Returns the executor for listeners and for the continuations of futures that
	 * {@link AmiClient#send} returns.
	 * @return the executor, {@code null} for threads that all clients share
	 */
	public @Nullable Executor executor() {
		return this.executor;
	}

	/**
	 * Returns the decorator for the task that completes a future of
	 * {@link AmiClient#send}.
	 * @return the decorator
	 */
	public UnaryOperator<Runnable> callbackDecorator() {
		return this.callbackDecorator;
	}

	/**
	 * Returns the observer that is notified of each action.
	 * @return the observer
	 */
	public ActionObserver actionObserver() {
		return this.actionObserver;
	}

	/**
	 * Returns a description of these settings that does not contain the secret.
	 */
	@Override
	public String toString() {
		return "AmiClientSettings[" + this.name + ", " + this.username + "@" + this.host + ":" + port()
				+ ((this.http != null) ? " over HTTP" : "") + ((this.tls != null) ? " with TLS" : "") + ", "
				+ this.events + "]";
	}

	/**
	 * Builds {@link AmiClientSettings}. Not thread-safe. Methods that accept a
	 * {@link Consumer} change the current settings of that kind; methods that accept a
	 * settings object replace them:
	 *
	 * <pre class="code">
	 * builder.events((events) -&gt; events.exclude("VarSet"));
	 * </pre>
	 *
	 * @since 1.0.0
	 */
	public static final class Builder {

		private String name = DEFAULT_NAME;

		private String host = "";

		private int port;

		private String username = "";

		private String secret = "";

		private Authentication authentication = DEFAULT_AUTHENTICATION;

		private boolean allowPlaintextWithoutTls;

		private @Nullable TlsSettings tls;

		private @Nullable HttpSettings http;

		private Charset charset = DEFAULT_CHARSET;

		private Duration connectTimeout = DEFAULT_CONNECT_TIMEOUT;

		private Duration responseTimeout = DEFAULT_RESPONSE_TIMEOUT;

		private KeepAliveSettings keepAlive = KeepAliveSettings.DEFAULT;

		private ReconnectSettings reconnect = ReconnectSettings.DEFAULT;

		private EventSettings events = EventSettings.DEFAULT;

		private LimitSettings limits = LimitSettings.DEFAULT;

		private @Nullable Executor executor;

		private UnaryOperator<Runnable> callbackDecorator = UnaryOperator.identity();

		private ActionObserver actionObserver = ActionObserver.NONE;

		private Builder() {
		}

		private Builder(AmiClientSettings settings) {
			this.name = settings.name;
			this.host = settings.host;
			this.port = settings.port;
			this.username = settings.username;
			this.secret = settings.secret;
			this.authentication = settings.authentication;
			this.allowPlaintextWithoutTls = settings.allowPlaintextWithoutTls;
			this.tls = settings.tls;
			this.http = settings.http;
			this.charset = settings.charset;
			this.connectTimeout = settings.connectTimeout;
			this.responseTimeout = settings.responseTimeout;
			this.keepAlive = settings.keepAlive;
			this.reconnect = settings.reconnect;
			this.events = settings.events;
			this.limits = settings.limits;
			this.executor = settings.executor;
			this.callbackDecorator = settings.callbackDecorator;
			this.actionObserver = settings.actionObserver;
		}

		/**
		 * Sets the name of the client.
		 * @param name the name, {@link #DEFAULT_NAME} by default
		 * @return this builder
		 */
		public Builder name(String name) {
			this.name = name;
			return this;
		}

		/**
		 * Sets the PBX. Required.
		 * @param host a host name or address
		 * @return this builder
		 */
		public Builder host(String host) {
			this.host = host;
			return this;
		}

		/**
		 * Sets the port of the manager interface.
		 * @param port the port; 0 (the default) for the default port of the transport,
		 * see {@link AmiClientSettings#port()}
		 * @return this builder
		 */
		public Builder port(int port) {
			this.port = port;
			return this;
		}

		/**
		 * Sets the account. Required.
		 * @param username the name of the account in manager.conf
		 * @param secret the secret of the account
		 * @return this builder
		 */
		public Builder credentials(String username, String secret) {
			this.username = username;
			this.secret = secret;
			return this;
		}

		/**
		 * Sets the authentication mechanism.
		 * @param authentication the mechanism, {@link #DEFAULT_AUTHENTICATION} by default
		 * @return this builder
		 */
		public Builder authentication(Authentication authentication) {
			this.authentication = authentication;
			return this;
		}

		/**
		 * Sets whether {@link Authentication#PLAINTEXT} is allowed without TLS to a host
		 * other than this machine. The secret can then be read on the network.
		 * @param allowPlaintextWithoutTls {@code true} to allow it, {@code false} by
		 * default
		 * @return this builder
		 */
		public Builder allowPlaintextWithoutTls(boolean allowPlaintextWithoutTls) {
			this.allowPlaintextWithoutTls = allowPlaintextWithoutTls;
			return this;
		}

		/**
		 * Sets the TLS settings.
		 * @param tls the settings, {@code null} to connect without TLS
		 * @return this builder
		 */
		public Builder tls(@Nullable TlsSettings tls) {
			this.tls = tls;
			return this;
		}

		/**
		 * Disables TLS, which is the default.
		 * @return this builder
		 */
		public Builder withoutTls() {
			this.tls = null;
			return this;
		}

		/**
		 * Enables TLS and changes its settings.
		 * @param customizer accepts a builder with the current settings, or with the
		 * defaults if TLS was not enabled
		 * @return this builder
		 */
		public Builder tls(Consumer<TlsSettings.Builder> customizer) {
			TlsSettings.Builder builder = ((this.tls != null) ? this.tls : TlsSettings.systemDefault()).toBuilder();
			customizer.accept(builder);
			return tls(builder.build());
		}

		/**
		 * Sets the settings of AMI over HTTP.
		 * @param http the settings, {@code null} to connect over TCP
		 * @return this builder
		 */
		public Builder http(@Nullable HttpSettings http) {
			this.http = http;
			return this;
		}

		/**
		 * Uses HTTP and changes its settings.
		 * @param customizer accepts a builder with the current settings, or with the
		 * defaults if HTTP was not used
		 * @return this builder
		 */
		public Builder http(Consumer<HttpSettings.Builder> customizer) {
			HttpSettings.Builder builder = ((this.http != null) ? this.http : HttpSettings.DEFAULT).toBuilder();
			customizer.accept(builder);
			return http(builder.build());
		}

		/**
		 * Uses TCP, which is the default.
		 * @return this builder
		 */
		public Builder withoutHttp() {
			this.http = null;
			return this;
		}

		/**
		 * Sets the character set of the text that the server sends and receives.
		 * @param charset the character set, {@link #DEFAULT_CHARSET} by default
		 * @return this builder
		 */
		public Builder charset(Charset charset) {
			this.charset = charset;
			return this;
		}

		/**
		 * Sets the time within which the client must connect and log in.
		 * @param connectTimeout the timeout, above zero; {@link #DEFAULT_CONNECT_TIMEOUT}
		 * by default
		 * @return this builder
		 */
		public Builder connectTimeout(Duration connectTimeout) {
			this.connectTimeout = connectTimeout;
			return this;
		}

		/**
		 * Sets the time within which the server must respond to an action.
		 * @param responseTimeout the timeout, above zero;
		 * {@link #DEFAULT_RESPONSE_TIMEOUT} by default
		 * @return this builder
		 */
		public Builder responseTimeout(Duration responseTimeout) {
			this.responseTimeout = responseTimeout;
			return this;
		}

		/**
		 * Replaces the keep-alive settings.
		 * @param keepAlive the settings
		 * @return this builder
		 */
		public Builder keepAlive(KeepAliveSettings keepAlive) {
			this.keepAlive = keepAlive;
			return this;
		}

		/**
		 * Changes the keep-alive settings.
		 * @param customizer accepts a builder with the current settings
		 * @return this builder
		 */
		public Builder keepAlive(Consumer<KeepAliveSettings.Builder> customizer) {
			KeepAliveSettings.Builder builder = this.keepAlive.toBuilder();
			customizer.accept(builder);
			return keepAlive(builder.build());
		}

		/**
		 * Replaces the settings for the delays between attempts to connect.
		 * @param reconnect the settings
		 * @return this builder
		 */
		public Builder reconnect(ReconnectSettings reconnect) {
			this.reconnect = reconnect;
			return this;
		}

		/**
		 * Changes the settings for the delays between attempts to connect.
		 * @param customizer accepts a builder with the current settings
		 * @return this builder
		 */
		public Builder reconnect(Consumer<ReconnectSettings.Builder> customizer) {
			ReconnectSettings.Builder builder = this.reconnect.toBuilder();
			customizer.accept(builder);
			return reconnect(builder.build());
		}

		/**
		 * Replaces the event settings.
		 * @param events the settings
		 * @return this builder
		 */
		public Builder events(EventSettings events) {
			this.events = events;
			return this;
		}

		/**
		 * Changes the event settings.
		 * @param customizer accepts a builder with the current settings
		 * @return this builder
		 */
		public Builder events(Consumer<EventSettings.Builder> customizer) {
			EventSettings.Builder builder = this.events.toBuilder();
			customizer.accept(builder);
			return events(builder.build());
		}

		/**
		 * Replaces the limits on the memory that the client uses.
		 * @param limits the limits
		 * @return this builder
		 */
		public Builder limits(LimitSettings limits) {
			this.limits = limits;
			return this;
		}

		/**
		 * Changes the limits on the memory that the client uses.
		 * @param customizer accepts a builder with the current limits
		 * @return this builder
		 */
		public Builder limits(Consumer<LimitSettings.Builder> customizer) {
			LimitSettings.Builder builder = this.limits.toBuilder();
			customizer.accept(builder);
			return limits(builder.build());
		}

		/**
		 * Sets the executor for listeners and for the continuations of futures. It must
		 * run its tasks on its own threads, never on the calling thread, not even when it
		 * is saturated: the caller may be the reader thread or the timer of all clients.
		 * It needs one thread for the listeners and one for each continuation that
		 * blocks. One task may deliver many events or run many continuations in sequence.
		 * @param executor the executor, for example of virtual threads; {@code null} (the
		 * default) for threads that all clients share
		 * @return this builder
		 */
		public Builder executor(@Nullable Executor executor) {
			this.executor = executor;
			return this;
		}

		/**
		 * Sets the decorator for the task that completes a future of
		 * {@link AmiClient#send} and runs its continuations, for example to propagate the
		 * thread locals of the sender. The sending thread calls the decorator. The task
		 * that it returns runs on the {@linkplain #executor executor} and must run the
		 * original task. The decorator must not throw.
		 * @param callbackDecorator the decorator, none by default
		 * @return this builder
		 */
		public Builder callbackDecorator(UnaryOperator<Runnable> callbackDecorator) {
			this.callbackDecorator = callbackDecorator;
			return this;
		}

		/**
		 * Sets the observer that is notified of each action.
		 * @param actionObserver the observer, {@link ActionObserver#NONE} by default
		 * @return this builder
		 */
		public Builder actionObserver(ActionObserver actionObserver) {
			this.actionObserver = actionObserver;
			return this;
		}

		/**
		 * Creates the settings.
		 * @return the settings
		 * @throws InvalidSettingException if a setting is missing or out of range
		 */
		public AmiClientSettings build() {
			return new AmiClientSettings(this);
		}

	}

}
