/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.net.ssl.SSLContext;

import io.github.amispring.boot.client.AmiTransport;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.EventSettings;
import io.github.amispring.client.HttpSettings;
import io.github.amispring.client.KeepAliveSettings;
import io.github.amispring.client.LimitSettings;
import io.github.amispring.client.ReconnectSettings;
import io.github.amispring.client.TlsSettings;
import io.github.amispring.exception.InvalidSettingException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Creates the settings of a client from properties, connection details and customizers.
 */
class AmiClientSettingsFactory {

	private static final Pattern CAMEL_CASE = Pattern.compile("\\b[a-z]+(?:[A-Z][a-z]+)+\\b");

	private final AmiServer server;

	private final AmiServerProperties properties;

	private final AmiConnectionDetails connectionDetails;

	private final List<AmiClientCustomizer> customizers;

	private final boolean connectionFixed;

	AmiClientSettingsFactory(AmiServer server, AmiConnectionDetails connectionDetails,
			List<AmiClientCustomizer> customizers) {
		this(server, connectionDetails, customizers, false);
	}

	private AmiClientSettingsFactory(AmiServer server, AmiConnectionDetails connectionDetails,
			List<AmiClientCustomizer> customizers, boolean connectionFixed) {
		this.server = server;
		this.properties = server.properties();
		this.connectionDetails = connectionDetails;
		this.customizers = customizers;
		this.connectionFixed = connectionFixed;
	}

	/**
	 * Returns a factory that uses neither a proxy nor a path prefix, and whose
	 * customizers cannot change host, port, account, TLS or HTTP.
	 */
	AmiClientSettingsFactory withFixedConnection() {
		return new AmiClientSettingsFactory(this.server, this.connectionDetails, this.customizers, true);
	}

	AmiClientSettings create() {
		try {
			AmiClientSettings.Builder builder = builder();
			this.customizers.forEach((customizer) -> customizer.customize(this.server.name(), builder));
			if (this.connectionFixed) {
				connect(builder);
			}
			return builder.build();
		}
		catch (InvalidSettingException ex) {
			String property = this.server.effectiveProperty(dashed(ex.setting()));
			throw new InvalidAmiPropertyException(property, ex.value(), "It " + dashed(ex.rule()) + ".",
					advice(property, ex));
		}
	}

	private AmiClientSettings.Builder builder() {
		new EventNames(this.server::effectiveProperty).check(this.properties.getEvents());
		return connect(options());
	}

	/** Returns the settings without a host, and without an account if none is set. */
	AmiClientSettings.Builder template() {
		return template(this.connectionDetails::getSslBundle);
	}

	/** Returns the settings without a host, for connections with an SSL bundle. */
	AmiClientSettings.Builder template(Supplier<@Nullable SslBundle> bundle) {
		AmiClientSettings.Builder builder = options().tls(tls(bundle)).http(http());
		String username = this.properties.getUsername();
		String secret = this.properties.getSecret();
		return (username != null && secret != null) ? builder.credentials(username, secret) : builder;
	}

	private AmiClientSettings.Builder options() {
		return AmiClientSettings.builder()
			.name(this.server.name())
			.authentication(this.properties.getAuthentication())
			.allowPlaintextWithoutTls(this.properties.isAllowPlaintextWithoutTls())
			.charset(this.properties.getCharset())
			.connectTimeout(this.properties.getConnectTimeout())
			.responseTimeout(this.properties.getResponseTimeout())
			.keepAlive(keepAlive())
			.reconnect(reconnect())
			.events(events())
			.limits(limits());
	}

	private AmiClientSettings.Builder connect(AmiClientSettings.Builder builder) {
		return builder.host(this.connectionDetails.getHost())
			.port(isHttp() ? this.connectionDetails.getHttpPort() : this.connectionDetails.getPort())
			.credentials(orProperty(this.connectionDetails.getUsername(), "username", this.properties.getUsername()),
					orProperty(this.connectionDetails.getSecret(), "secret", this.properties.getSecret()))
			.tls(tls(this.connectionDetails::getSslBundle))
			.http(http());
	}

	private String orProperty(@Nullable String detail, String key, @Nullable String property) {
		String value = (detail != null) ? detail : property;
		if (value == null || value.isBlank()) {
			throw new MissingAmiPropertiesException(List.of(this.server.property(key)));
		}
		return value;
	}

	private KeepAliveSettings keepAlive() {
		AmiServerProperties.KeepAlive keepAlive = this.properties.getKeepAlive();
		return KeepAliveSettings.builder().interval(keepAlive.getInterval()).timeout(keepAlive.getTimeout()).build();
	}

	private ReconnectSettings reconnect() {
		AmiServerProperties.Reconnect reconnect = this.properties.getReconnect();
		return ReconnectSettings.builder()
			.initialDelay(reconnect.getInitialDelay())
			.maxDelay(reconnect.getMaxDelay())
			.multiplier(reconnect.getMultiplier())
			.jitter(reconnect.getJitter())
			.build();
	}

	private EventSettings events() {
		AmiServerProperties.Events events = this.properties.getEvents();
		return EventSettings.builder()
			.masks(events.getMask())
			.includes(events.getInclude())
			.excludes(events.getExclude())
			.filters(events.getFilters())
			.bufferCapacity(events.getBufferCapacity())
			.slowListenerThreshold(events.getSlowListenerThreshold())
			.idleInterval(events.getIdleInterval())
			.build();
	}

	private LimitSettings limits() {
		AmiServerProperties.Limits limits = this.properties.getLimits();
		return LimitSettings.builder()
			.maxMessageSize(limits.getMaxMessageSize().toBytes())
			.maxMessageLines(limits.getMaxMessageLines())
			.maxListEntries(limits.getMaxListEntries())
			.maxListSize(limits.getMaxListSize().toBytes())
			.maxPendingActions(limits.getMaxPendingActions())
			.maxBufferSize(limits.getMaxBufferSize().toBytes())
			.build();
	}

	private @Nullable TlsSettings tls(Supplier<@Nullable SslBundle> currentBundle) {
		SslBundle bundle = currentBundle.get();
		if (bundle == null) {
			return null;
		}
		SslOptions options = bundle.getOptions();
		return TlsSettings.builder()
			.context(currentSslContext(currentBundle))
			.verifyHostname(this.properties.getSsl().isVerifyHostname())
			.protocols(asList(options.getEnabledProtocols()))
			.ciphers(asList(options.getCiphers()))
			.build();
	}

	private boolean isHttp() {
		return this.properties.getTransport() == AmiTransport.HTTP;
	}

	private @Nullable HttpSettings http() {
		if (!isHttp()) {
			return null;
		}
		AmiServerProperties.Http http = this.properties.getHttp();
		return HttpSettings.builder()
			.pathPrefix(this.connectionFixed ? HttpSettings.DEFAULT_PATH_PREFIX : http.getPathPrefix())
			.encoding(http.getEncoding())
			.authentication(http.getAuthentication())
			.proxy(this.connectionFixed ? null : proxy(http.getProxy()))
			.pollTimeout(http.getPollTimeout())
			.build();
	}

	private @Nullable URI proxy(@Nullable String proxy) {
		if (!StringUtils.hasText(proxy)) {
			return null;
		}
		try {
			return new URI(proxy);
		}
		catch (URISyntaxException ex) {
			// neither the value nor the exception is displayed, because both contain the
			// password
			throw new InvalidAmiPropertyException(this.server.effectiveProperty("http.proxy"), "***",
					"It must be a URI with a host and a port, such as http://proxy.example.com:3128.",
					"Change the value of " + this.server.effectiveProperty("http.proxy")
							+ ". Encode special characters in the user name and the password: @ is %40.");
		}
	}

	private static Supplier<SSLContext> currentSslContext(Supplier<@Nullable SslBundle> currentBundle) {
		return () -> {
			SslBundle bundle = currentBundle.get();
			Assert.state(bundle != null, "The connection details no longer provide an SSL bundle");
			return bundle.createSslContext();
		};
	}

	private static List<String> asList(String @Nullable [] values) {
		return (values != null) ? List.of(values) : List.of();
	}

	private @Nullable String advice(String property, InvalidSettingException failure) {
		if (failure.setting().equals("authentication")) {
			return plaintextAdvice(property);
		}
		if (failure.proposal().isEmpty()) {
			return null;
		}
		return failure.proposal()
			.entrySet()
			.stream()
			.map((entry) -> this.server.property(dashed(entry.getKey())) + "=" + entry.getValue())
			.collect(Collectors.joining(" and ", "Set ", "."));
	}

	private String plaintextAdvice(String property) {
		String digest = isHttp() ? " or " + this.server.property("http.authentication") + "=digest" : "";
		return "Set " + property + "=challenge" + digest + ", or enable TLS with " + this.server.property("ssl.bundle")
				+ " or " + this.server.property("ssl.enabled") + ". If the network is trusted, set "
				+ this.server.property("allow-plaintext-without-tls") + "=true.";
	}

	/** Converts the names in a text from camel case to kebab case. */
	private static String dashed(String text) {
		return CAMEL_CASE.matcher(text)
			.replaceAll((name) -> name.group().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT));
	}

}
