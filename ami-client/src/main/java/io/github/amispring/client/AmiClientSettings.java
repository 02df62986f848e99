/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

import io.github.amispring.event.AmiIdleEvent;
import io.github.amispring.exception.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/**
 * All that a client needs to know. Immutable; made by a {@link Builder}.
 */
public final class AmiClientSettings {

	/** How long a listener may hold up the delivery of events without a warning. */
	public static final Duration DEFAULT_SLOW_LISTENER_THRESHOLD = Duration.ofSeconds(10);

	private final String name;

	private final String host;

	private final int port;

	private final String username;

	private final String secret;

	private final Authentication authentication;

	private final boolean allowPlaintextWithoutTls;

	private final @Nullable TlsOptions tls;

	private final Charset charset;

	private final Duration connectTimeout;

	private final Duration responseTimeout;

	private final KeepAlive keepAlive;

	private final Reconnect reconnect;

	private final EventSettings events;

	private final @Nullable Duration idleInterval;

	private final Duration slowListenerThreshold;

	private final Limits limits;

	private final @Nullable Executor executor;

	private final UnaryOperator<Runnable> callbackDecorator;

	private final ActionObserver actionObserver;

	private AmiClientSettings(Builder builder) {
		HostName host = new HostName(builder.host);
		Settings.require(!builder.username.isBlank(), "username", "\"" + builder.username + "\"",
				"must name an account of the PBX's manager.conf");
		Settings.require(builder.port >= 0 && builder.port <= 65535, "port", builder.port, "must be from 1 to 65535");
		Settings.requirePositive("connectTimeout", builder.connectTimeout);
		Settings.requirePositive("responseTimeout", builder.responseTimeout);
		Settings.requirePositive("events.slowListenerThreshold", builder.slowListenerThreshold);
		if (builder.idleInterval != null) {
			Settings.requirePositive("events.idleInterval", builder.idleInterval);
		}
		Settings.require(
				builder.allowPlaintextWithoutTls || !sendsSecretUnencrypted(builder.authentication, builder.tls, host),
				"authentication", "plaintext", "must be challenge without TLS, because the secret would be"
						+ " sent to \"" + builder.host + "\" unencrypted; set allowPlaintextWithoutTls to allow it");
		this.name = builder.name;
		this.host = builder.host;
		this.port = (builder.port != 0) ? builder.port : (builder.tls != null) ? 5039 : 5038;
		this.username = builder.username;
		this.secret = builder.secret;
		this.authentication = builder.authentication;
		this.allowPlaintextWithoutTls = builder.allowPlaintextWithoutTls;
		this.tls = builder.tls;
		this.charset = builder.charset;
		this.connectTimeout = builder.connectTimeout;
		this.responseTimeout = builder.responseTimeout;
		this.keepAlive = builder.keepAlive;
		this.reconnect = builder.reconnect;
		this.events = builder.events;
		this.idleInterval = builder.idleInterval;
		this.slowListenerThreshold = builder.slowListenerThreshold;
		this.limits = builder.limits;
		this.executor = builder.executor;
		this.callbackDecorator = builder.callbackDecorator;
		this.actionObserver = builder.actionObserver;
	}

	private static boolean sendsSecretUnencrypted(Authentication authentication, @Nullable TlsOptions tls,
			HostName host) {
		return authentication == Authentication.PLAINTEXT && tls == null && !host.isLoopback();
	}

	/**
	 * Begins settings.
	 * @return a builder with the defaults
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * The name of this server among several, used in thread names, logs and metrics.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The PBX.
	 * @return a host name or address
	 */
	public String host() {
		return this.host;
	}

	/**
	 * The port of the manager interface.
	 * @return the port
	 */
	public int port() {
		return this.port;
	}

	/**
	 * The account.
	 * @return the account's name in manager.conf
	 */
	public String username() {
		return this.username;
	}

	/**
	 * The account's secret.
	 * @return the secret; not to be shown anywhere
	 */
	public String secret() {
		return this.secret;
	}

	/**
	 * How the client proves who it is.
	 * @return the way
	 */
	public Authentication authentication() {
		return this.authentication;
	}

	/**
	 * Returns whether plaintext authentication is allowed without TLS to a host other
	 * than this machine.
	 * @return {@code true} when it is allowed
	 */
	public boolean allowPlaintextWithoutTls() {
		return this.allowPlaintextWithoutTls;
	}

	/** Whether the network in between can read the secret. */
	public boolean sendsSecretUnencrypted() {
		return sendsSecretUnencrypted(this.authentication, this.tls, new HostName(this.host));
	}

	/**
	 * How TLS is used.
	 * @return the options, {@code null} for a connection without TLS
	 */
	public @Nullable TlsOptions tls() {
		return this.tls;
	}

	/**
	 * How text is encoded.
	 * @return the character set
	 */
	public Charset charset() {
		return this.charset;
	}

	/**
	 * How long connecting and logging in may take.
	 * @return the time
	 */
	public Duration connectTimeout() {
		return this.connectTimeout;
	}

	/**
	 * How long an answer may take.
	 * @return the time
	 */
	public Duration responseTimeout() {
		return this.responseTimeout;
	}

	/**
	 * The Ping that finds dead connections.
	 * @return its settings
	 */
	public KeepAlive keepAlive() {
		return this.keepAlive;
	}

	/**
	 * The waits between attempts to connect.
	 * @return their settings
	 */
	public Reconnect reconnect() {
		return this.reconnect;
	}

	/**
	 * Which events are wanted.
	 * @return the event settings
	 */
	public EventSettings events() {
		return this.events;
	}

	/**
	 * After what time without an event that is wanted there is an {@link AmiIdleEvent}.
	 * @return the time, {@code null} when there is to be none
	 */
	public @Nullable Duration idleInterval() {
		return this.idleInterval;
	}

	/**
	 * Returns how long a listener may hold up the delivery of events before a warning
	 * names it.
	 * @return the threshold
	 */
	public Duration slowListenerThreshold() {
		return this.slowListenerThreshold;
	}

	/**
	 * How much the client keeps in memory at the most.
	 * @return the limits
	 */
	public Limits limits() {
		return this.limits;
	}

	/**
	 * Runs listeners, and what is chained to the futures of {@link AmiClient#send}.
	 * @return the executor, {@code null} for threads that all clients share
	 */
	public @Nullable Executor executor() {
		return this.executor;
	}

	/**
	 * Decorates what ends the futures of {@link AmiClient#send}.
	 * @return the decorator
	 */
	public UnaryOperator<Runnable> callbackDecorator() {
		return this.callbackDecorator;
	}

	/**
	 * Told of each action.
	 * @return the observer
	 */
	public ActionObserver actionObserver() {
		return this.actionObserver;
	}

	/**
	 * The settings without the secret.
	 */
	@Override
	public String toString() {
		return "AmiClientSettings[" + this.name + ", " + this.username + "@" + this.host + ":" + this.port
				+ ((this.tls != null) ? " with TLS" : "") + ", " + this.events + "]";
	}

	/**
	 * Collects settings. Not safe for use by several threads.
	 */
	public static final class Builder {

		private String name = "default";

		private String host = "";

		private int port;

		private String username = "";

		private String secret = "";

		private Authentication authentication = Authentication.CHALLENGE;

		private boolean allowPlaintextWithoutTls;

		private @Nullable TlsOptions tls;

		private Charset charset = StandardCharsets.UTF_8;

		private Duration connectTimeout = Duration.ofSeconds(5);

		private Duration responseTimeout = Duration.ofSeconds(10);

		private KeepAlive keepAlive = KeepAlive.DEFAULT;

		private Reconnect reconnect = Reconnect.DEFAULT;

		private EventSettings events = EventSettings.DEFAULT;

		private @Nullable Duration idleInterval;

		private Duration slowListenerThreshold = DEFAULT_SLOW_LISTENER_THRESHOLD;

		private Limits limits = Limits.DEFAULT;

		private @Nullable Executor executor;

		private UnaryOperator<Runnable> callbackDecorator = UnaryOperator.identity();

		private ActionObserver actionObserver = ActionObserver.NONE;

		private Builder() {
		}

		/**
		 * Sets the name of this server among several.
		 * @param name the name, {@code default} by default
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
		 * Sets the port.
		 * @param port the port; 0, the default, for 5038, or 5039 with TLS
		 * @return this builder
		 */
		public Builder port(int port) {
			this.port = port;
			return this;
		}

		/**
		 * Sets the account. Required.
		 * @param username the account's name in manager.conf
		 * @param secret the account's secret
		 * @return this builder
		 */
		public Builder credentials(String username, String secret) {
			this.username = username;
			this.secret = secret;
			return this;
		}

		/**
		 * Sets how the client proves who it is.
		 * @param authentication the way, by challenge by default
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
		 * Sets how TLS is used.
		 * @param tls the options, {@code null} (the default) for a connection without TLS
		 * @return this builder
		 */
		public Builder tls(@Nullable TlsOptions tls) {
			this.tls = tls;
			return this;
		}

		/**
		 * Sets how text is encoded.
		 * @param charset the character set, UTF-8 by default
		 * @return this builder
		 */
		public Builder charset(Charset charset) {
			this.charset = charset;
			return this;
		}

		/**
		 * Sets how long connecting and logging in may take.
		 * @param connectTimeout the time, 5 s by default
		 * @return this builder
		 */
		public Builder connectTimeout(Duration connectTimeout) {
			this.connectTimeout = connectTimeout;
			return this;
		}

		/**
		 * Sets how long an answer may take.
		 * @param responseTimeout the time, 10 s by default
		 * @return this builder
		 */
		public Builder responseTimeout(Duration responseTimeout) {
			this.responseTimeout = responseTimeout;
			return this;
		}

		/**
		 * Sets the Ping that finds dead connections.
		 * @param keepAlive its settings
		 * @return this builder
		 */
		public Builder keepAlive(KeepAlive keepAlive) {
			this.keepAlive = keepAlive;
			return this;
		}

		/**
		 * Sets the waits between attempts to connect.
		 * @param reconnect their settings
		 * @return this builder
		 */
		public Builder reconnect(Reconnect reconnect) {
			this.reconnect = reconnect;
			return this;
		}

		/**
		 * Sets which events are wanted.
		 * @param events the event settings
		 * @return this builder
		 */
		public Builder events(EventSettings events) {
			this.events = events;
			return this;
		}

		/**
		 * Sets how long a listener may hold up the delivery of events before a warning
		 * names it, with the stack of its thread. There is one warning until delivery
		 * moves on.
		 * @param slowListenerThreshold the threshold,
		 * {@link AmiClientSettings#DEFAULT_SLOW_LISTENER_THRESHOLD} by default
		 * @return this builder
		 */
		public Builder slowListenerThreshold(Duration slowListenerThreshold) {
			this.slowListenerThreshold = slowListenerThreshold;
			return this;
		}

		/**
		 * Sets after what time without an event that is wanted there is an
		 * {@link AmiIdleEvent}.
		 * @param idleInterval the time, {@code null} (the default) for none
		 * @return this builder
		 */
		public Builder idleInterval(@Nullable Duration idleInterval) {
			this.idleInterval = idleInterval;
			return this;
		}

		/**
		 * Sets how much the client keeps in memory at the most.
		 * @param limits the limits
		 * @return this builder
		 */
		public Builder limits(Limits limits) {
			this.limits = limits;
			return this;
		}

		/**
		 * Sets what runs listeners and the continuations of futures, for instance on
		 * virtual threads. It must run its tasks on threads of its own and never, as when
		 * it is full, in the thread that calls it: that may be the one that reads, or the
		 * timer of all clients. It needs a thread for the listeners and one for each
		 * continuation that is held up, or these wait for each other. A task of it may
		 * deliver many events, or run many continuations, one after another.
		 * @param executor the executor, {@code null} (the default) for threads that all
		 * clients share
		 * @return this builder
		 */
		public Builder executor(@Nullable Executor executor) {
			this.executor = executor;
			return this;
		}

		/**
		 * Sets what is put around the end of each future of {@link AmiClient#send}, and
		 * with it around what is chained to the future: for instance the sender's thread
		 * locals. Called by the sender's thread; what it returns runs on the
		 * {@linkplain #executor executor}, and must run what it was given. It must not
		 * throw.
		 * @param callbackDecorator the decorator; by default, nothing is put around
		 * @return this builder
		 */
		public Builder callbackDecorator(UnaryOperator<Runnable> callbackDecorator) {
			this.callbackDecorator = callbackDecorator;
			return this;
		}

		/**
		 * Sets who is told of each action.
		 * @param actionObserver the observer, {@link ActionObserver#NONE} by default
		 * @return this builder
		 */
		public Builder actionObserver(ActionObserver actionObserver) {
			this.actionObserver = actionObserver;
			return this;
		}

		/**
		 * Makes the settings.
		 * @return the settings
		 * @throws InvalidSettingException when a setting is missing or out of its range
		 */
		public AmiClientSettings build() {
			return new AmiClientSettings(this);
		}

	}

}
