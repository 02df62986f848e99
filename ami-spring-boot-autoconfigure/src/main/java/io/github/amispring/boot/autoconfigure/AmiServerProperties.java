/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.amispring.boot.client.AmiTransport;
import io.github.amispring.boot.event.PublishFrom;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.Authentication;
import io.github.amispring.client.EventSettings;
import io.github.amispring.client.HttpSettings;
import io.github.amispring.client.KeepAliveSettings;
import io.github.amispring.client.LimitSettings;
import io.github.amispring.client.ReconnectSettings;
import io.github.amispring.client.TlsSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the connection to one PBX.
 *
 * @since 1.0.0
 */
public class AmiServerProperties {

	/**
	 * Host name or address of the PBX.
	 */
	private @Nullable String host;

	/**
	 * Port of the PBX's manager interface. Defaults to 5038, or 5039 if SSL is enabled.
	 * Over HTTP, defaults to 8088, or 8089 if SSL is enabled.
	 */
	private @Nullable Integer port;

	/**
	 * Name of the account in the PBX's manager.conf.
	 */
	private @Nullable String username;

	/**
	 * Secret of the account.
	 */
	private @Nullable String secret;

	/**
	 * Transport of the connection. HTTP requires Apache HttpClient 5 on the class path.
	 */
	private AmiTransport transport = AmiTransport.TCP;

	/**
	 * Authentication mechanism: MD5 challenge or plaintext. Plaintext requires SSL or a
	 * loopback host, unless "allow-plaintext-without-tls" is set.
	 */
	private Authentication authentication = AmiClientSettings.DEFAULT_AUTHENTICATION;

	/**
	 * Whether to allow plaintext authentication without SSL to a host other than this
	 * machine. The secret can then be read on the network.
	 */
	private boolean allowPlaintextWithoutTls;

	/**
	 * Character set of the PBX's messages.
	 */
	private Charset charset = AmiClientSettings.DEFAULT_CHARSET;

	/**
	 * Whether the application starts while the client connects in the background, or
	 * fails to start if the PBX cannot be reached.
	 */
	private Startup startup = Startup.BACKGROUND;

	/**
	 * Time to wait for the connection to be established and the login to complete.
	 */
	private Duration connectTimeout = AmiClientSettings.DEFAULT_CONNECT_TIMEOUT;

	/**
	 * Time to wait for the response to an action.
	 */
	private Duration responseTimeout = AmiClientSettings.DEFAULT_RESPONSE_TIMEOUT;

	private final Ssl ssl = new Ssl();

	private final Http http = new Http();

	private final KeepAlive keepAlive = new KeepAlive();

	private final Reconnect reconnect = new Reconnect();

	private final Events events = new Events();

	private final Limits limits = new Limits();

	public @Nullable String getHost() {
		return this.host;
	}

	public void setHost(@Nullable String host) {
		this.host = host;
	}

	public @Nullable Integer getPort() {
		return this.port;
	}

	public void setPort(@Nullable Integer port) {
		this.port = port;
	}

	public @Nullable String getUsername() {
		return this.username;
	}

	public void setUsername(@Nullable String username) {
		this.username = username;
	}

	public @Nullable String getSecret() {
		return this.secret;
	}

	public void setSecret(@Nullable String secret) {
		this.secret = secret;
	}

	public AmiTransport getTransport() {
		return this.transport;
	}

	public void setTransport(AmiTransport transport) {
		this.transport = transport;
	}

	public Authentication getAuthentication() {
		return this.authentication;
	}

	public void setAuthentication(Authentication authentication) {
		this.authentication = authentication;
	}

	public boolean isAllowPlaintextWithoutTls() {
		return this.allowPlaintextWithoutTls;
	}

	public void setAllowPlaintextWithoutTls(boolean allowPlaintextWithoutTls) {
		this.allowPlaintextWithoutTls = allowPlaintextWithoutTls;
	}

	public Charset getCharset() {
		return this.charset;
	}

	public void setCharset(Charset charset) {
		this.charset = charset;
	}

	public Startup getStartup() {
		return this.startup;
	}

	public void setStartup(Startup startup) {
		this.startup = startup;
	}

	public Duration getConnectTimeout() {
		return this.connectTimeout;
	}

	public void setConnectTimeout(Duration connectTimeout) {
		this.connectTimeout = connectTimeout;
	}

	public Duration getResponseTimeout() {
		return this.responseTimeout;
	}

	public void setResponseTimeout(Duration responseTimeout) {
		this.responseTimeout = responseTimeout;
	}

	public Ssl getSsl() {
		return this.ssl;
	}

	public Http getHttp() {
		return this.http;
	}

	public KeepAlive getKeepAlive() {
		return this.keepAlive;
	}

	public Reconnect getReconnect() {
		return this.reconnect;
	}

	public Events getEvents() {
		return this.events;
	}

	public Limits getLimits() {
		return this.limits;
	}

	/**
	 * Behavior if the PBX cannot be reached at startup.
	 */
	public enum Startup {

		/**
		 * Start the application and connect in the background.
		 */
		BACKGROUND,

		/**
		 * Fail to start the application.
		 */
		REQUIRED

	}

	/**
	 * SSL properties.
	 */
	public static class Ssl {

		/**
		 * Whether to enable SSL support. Enabled automatically if "bundle" is provided
		 * unless specified otherwise.
		 */
		private @Nullable Boolean enabled;

		/**
		 * SSL bundle name.
		 */
		private @Nullable String bundle;

		/**
		 * Whether to verify that the PBX's certificate matches the host name.
		 */
		private boolean verifyHostname = TlsSettings.DEFAULT_VERIFY_HOSTNAME;

		public @Nullable Boolean getEnabled() {
			return this.enabled;
		}

		public void setEnabled(@Nullable Boolean enabled) {
			this.enabled = enabled;
		}

		public @Nullable String getBundle() {
			return this.bundle;
		}

		public void setBundle(@Nullable String bundle) {
			this.bundle = bundle;
		}

		public boolean isVerifyHostname() {
			return this.verifyHostname;
		}

		public void setVerifyHostname(boolean verifyHostname) {
			this.verifyHostname = verifyHostname;
		}

	}

	/**
	 * HTTP properties. They have no effect over TCP.
	 */
	public static class Http {

		/**
		 * Path below which the PBX serves AMI: the "prefix" in its http.conf, with a
		 * slash at the beginning.
		 */
		private String pathPrefix = HttpSettings.DEFAULT_PATH_PREFIX;

		/**
		 * Encoding of responses and events. The encoding "manager" requires jsoup on the
		 * class path.
		 */
		private HttpSettings.Encoding encoding = HttpSettings.DEFAULT_ENCODING;

		/**
		 * Authentication over HTTP: a login with the mechanism of "ami.authentication",
		 * or HTTP digest authentication.
		 */
		private HttpSettings.Authentication authentication = HttpSettings.DEFAULT_AUTHENTICATION;

		/**
		 * URI of the HTTP proxy, which may contain a user name and a password.
		 */
		private @Nullable String proxy;

		/**
		 * Time for which a request waits for events.
		 */
		private Duration pollTimeout = HttpSettings.DEFAULT_POLL_TIMEOUT;

		public String getPathPrefix() {
			return this.pathPrefix;
		}

		public void setPathPrefix(String pathPrefix) {
			this.pathPrefix = pathPrefix;
		}

		public HttpSettings.Encoding getEncoding() {
			return this.encoding;
		}

		public void setEncoding(HttpSettings.Encoding encoding) {
			this.encoding = encoding;
		}

		public HttpSettings.Authentication getAuthentication() {
			return this.authentication;
		}

		public void setAuthentication(HttpSettings.Authentication authentication) {
			this.authentication = authentication;
		}

		/**
		 * Returns the proxy. The type is not {@code URI}, because Spring Boot displays a
		 * value that it cannot convert, and the value may contain a password.
		 * @return the URI as text, {@code null} to connect directly
		 */
		public @Nullable String getProxy() {
			return this.proxy;
		}

		public void setProxy(@Nullable String proxy) {
			this.proxy = proxy;
		}

		public Duration getPollTimeout() {
			return this.pollTimeout;
		}

		public void setPollTimeout(Duration pollTimeout) {
			this.pollTimeout = pollTimeout;
		}

	}

	/**
	 * Keep-alive properties.
	 */
	public static class KeepAlive {

		/**
		 * Interval between pings.
		 */
		private Duration interval = KeepAliveSettings.DEFAULT_INTERVAL;

		/**
		 * Time to wait for the response to a ping before the connection is considered
		 * lost.
		 */
		private Duration timeout = KeepAliveSettings.DEFAULT_TIMEOUT;

		public Duration getInterval() {
			return this.interval;
		}

		public void setInterval(Duration interval) {
			this.interval = interval;
		}

		public Duration getTimeout() {
			return this.timeout;
		}

		public void setTimeout(Duration timeout) {
			this.timeout = timeout;
		}

	}

	/**
	 * Reconnect properties.
	 */
	public static class Reconnect {

		/**
		 * Time to wait before the first attempt to reconnect.
		 */
		private Duration initialDelay = ReconnectSettings.DEFAULT_INITIAL_DELAY;

		/**
		 * Maximum time to wait between two attempts to reconnect. Also the time to wait
		 * after the PBX has rejected the credentials.
		 */
		private Duration maxDelay = ReconnectSettings.DEFAULT_MAX_DELAY;

		/**
		 * Factor by which the delay grows after each attempt.
		 */
		private double multiplier = ReconnectSettings.DEFAULT_MULTIPLIER;

		/**
		 * Proportion of each delay that is random, from 0 to 1.
		 */
		private double jitter = ReconnectSettings.DEFAULT_JITTER;

		public Duration getInitialDelay() {
			return this.initialDelay;
		}

		public void setInitialDelay(Duration initialDelay) {
			this.initialDelay = initialDelay;
		}

		public Duration getMaxDelay() {
			return this.maxDelay;
		}

		public void setMaxDelay(Duration maxDelay) {
			this.maxDelay = maxDelay;
		}

		public double getMultiplier() {
			return this.multiplier;
		}

		public void setMultiplier(double multiplier) {
			this.multiplier = multiplier;
		}

		public double getJitter() {
			return this.jitter;
		}

		public void setJitter(double jitter) {
			this.jitter = jitter;
		}

	}

	/**
	 * Event properties.
	 */
	public static class Events {

		/**
		 * Comma-separated list of event classes to request from the PBX. If empty, all
		 * classes that the account may read are requested.
		 */
		private List<String> mask = new ArrayList<>();

		/**
		 * Comma-separated list of event names to receive. Supports the wildcards "*" and
		 * "?". If empty, all events are received. The PBX does not send other events if
		 * its filters support this.
		 */
		private List<String> include = new ArrayList<>();

		/**
		 * Comma-separated list of event names to discard. Supports the wildcards "*" and
		 * "?". The PBX does not send these events if its filters support this.
		 */
		private List<String> exclude = new ArrayList<>();

		/**
		 * Comma-separated list of event filters in Asterisk's syntax. Applied by the PBX.
		 */
		private List<String> filters = new ArrayList<>();

		/**
		 * Whether to publish events as application events.
		 */
		private boolean publish = true;

		/**
		 * Phase of startup from which events are published: when the application is
		 * ready, or before its runners are called. Earlier events are buffered.
		 */
		private PublishFrom publishFrom = PublishFrom.APPLICATION_READY;

		/**
		 * Whether to create an observation for each published event.
		 */
		private boolean observationEnabled;

		/**
		 * Maximum number of events in the buffer. If listeners are so slow that the
		 * buffer is full, new events are lost.
		 */
		private int bufferCapacity = EventSettings.DEFAULT_BUFFER_CAPACITY;

		/**
		 * Time that a listener may take for one event before a warning is logged.
		 */
		private Duration slowListenerThreshold = EventSettings.DEFAULT_SLOW_LISTENER_THRESHOLD;

		/**
		 * Interval at which AmiIdleEvents are published while no event is received. By
		 * default, AmiIdleEvents are not published.
		 */
		private @Nullable Duration idleInterval;

		public List<String> getMask() {
			return this.mask;
		}

		public void setMask(List<String> mask) {
			this.mask = mask;
		}

		public List<String> getInclude() {
			return this.include;
		}

		public void setInclude(List<String> include) {
			this.include = include;
		}

		public List<String> getExclude() {
			return this.exclude;
		}

		public void setExclude(List<String> exclude) {
			this.exclude = exclude;
		}

		public List<String> getFilters() {
			return this.filters;
		}

		public void setFilters(List<String> filters) {
			this.filters = filters;
		}

		public boolean isPublish() {
			return this.publish;
		}

		public void setPublish(boolean publish) {
			this.publish = publish;
		}

		public PublishFrom getPublishFrom() {
			return this.publishFrom;
		}

		public void setPublishFrom(PublishFrom publishFrom) {
			this.publishFrom = publishFrom;
		}

		public boolean isObservationEnabled() {
			return this.observationEnabled;
		}

		public void setObservationEnabled(boolean observationEnabled) {
			this.observationEnabled = observationEnabled;
		}

		public int getBufferCapacity() {
			return this.bufferCapacity;
		}

		public void setBufferCapacity(int bufferCapacity) {
			this.bufferCapacity = bufferCapacity;
		}

		public Duration getSlowListenerThreshold() {
			return this.slowListenerThreshold;
		}

		public void setSlowListenerThreshold(Duration slowListenerThreshold) {
			this.slowListenerThreshold = slowListenerThreshold;
		}

		public @Nullable Duration getIdleInterval() {
			return this.idleInterval;
		}

		public void setIdleInterval(@Nullable Duration idleInterval) {
			this.idleInterval = idleInterval;
		}

	}

	/**
	 * Limit properties.
	 */
	public static class Limits {

		/**
		 * Maximum size of a message. The client disconnects from a PBX that exceeds this
		 * limit.
		 */
		private DataSize maxMessageSize = DataSize.ofBytes(LimitSettings.DEFAULT_MAX_MESSAGE_SIZE);

		/**
		 * Maximum number of lines in a message. The client disconnects from a PBX that
		 * exceeds this limit.
		 */
		private int maxMessageLines = LimitSettings.DEFAULT_MAX_MESSAGE_LINES;

		/**
		 * Maximum number of entries in an event list. An action with a longer list fails.
		 */
		private int maxListEntries = LimitSettings.DEFAULT_MAX_LIST_ENTRIES;

		/**
		 * Maximum size of an event list. An action with a larger list fails.
		 */
		private DataSize maxListSize = DataSize.ofBytes(LimitSettings.DEFAULT_MAX_LIST_SIZE);

		/**
		 * Maximum number of actions that await a response. Actions beyond this limit are
		 * not sent.
		 */
		private int maxPendingActions = LimitSettings.DEFAULT_MAX_PENDING_ACTIONS;

		/**
		 * Maximum size of all events in the buffer. If listeners are so slow that the
		 * buffer is full, new events are lost.
		 */
		private DataSize maxBufferSize = DataSize.ofBytes(LimitSettings.DEFAULT_MAX_BUFFER_SIZE);

		public DataSize getMaxMessageSize() {
			return this.maxMessageSize;
		}

		public void setMaxMessageSize(DataSize maxMessageSize) {
			this.maxMessageSize = maxMessageSize;
		}

		public int getMaxMessageLines() {
			return this.maxMessageLines;
		}

		public void setMaxMessageLines(int maxMessageLines) {
			this.maxMessageLines = maxMessageLines;
		}

		public int getMaxListEntries() {
			return this.maxListEntries;
		}

		public void setMaxListEntries(int maxListEntries) {
			this.maxListEntries = maxListEntries;
		}

		public DataSize getMaxListSize() {
			return this.maxListSize;
		}

		public void setMaxListSize(DataSize maxListSize) {
			this.maxListSize = maxListSize;
		}

		public int getMaxPendingActions() {
			return this.maxPendingActions;
		}

		public void setMaxPendingActions(int maxPendingActions) {
			this.maxPendingActions = maxPendingActions;
		}

		public DataSize getMaxBufferSize() {
			return this.maxBufferSize;
		}

		public void setMaxBufferSize(DataSize maxBufferSize) {
			this.maxBufferSize = maxBufferSize;
		}

	}

}
