/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;

/**
 * Adapts {@link AmiServerProperties} to {@link AmiConnectionDetails}.
 */
class PropertiesAmiConnectionDetails implements AmiConnectionDetails {

	private static final Logger logger = LoggerFactory.getLogger(PropertiesAmiConnectionDetails.class);

	private final AmiServer server;

	private final AmiServerProperties properties;

	private final @Nullable SslBundles sslBundles;

	private final AtomicBoolean listening = new AtomicBoolean();

	PropertiesAmiConnectionDetails(AmiServer server, @Nullable SslBundles sslBundles) {
		this.server = server;
		this.properties = server.properties();
		this.sslBundles = sslBundles;
	}

	@Override
	public String getHost() {
		return require(this.properties.getHost());
	}

	@Override
	public int getPort() {
		Integer port = this.properties.getPort();
		return (port != null) ? port : 0;
	}

	@Override
	public String getUsername() {
		return require(this.properties.getUsername());
	}

	@Override
	public String getSecret() {
		return require(this.properties.getSecret());
	}

	@Override
	public @Nullable SslBundle getSslBundle() {
		AmiServerProperties.Ssl ssl = this.properties.getSsl();
		String bundle = ssl.getBundle();
		boolean hasBundle = StringUtils.hasText(bundle);
		boolean enabled = (ssl.getEnabled() != null) ? ssl.getEnabled() : hasBundle;
		if (!enabled) {
			return null;
		}
		return (bundle != null && hasBundle) ? getSslBundle(bundle) : SslBundle.systemDefault();
	}

	private SslBundle getSslBundle(String name) {
		try {
			if (this.sslBundles != null) {
				SslBundle bundle = this.sslBundles.getBundle(name);
				if (this.listening.compareAndSet(false, true)) {
					// without a handler, Spring Boot warns that updates may have no
					// effect
					this.sslBundles.addBundleUpdateHandler(name, (updated) -> updated(name));
				}
				return bundle;
			}
		}
		catch (NoSuchSslBundleException ex) {
			// reported below
		}
		throw new InvalidAmiPropertyException(this.server.effectiveProperty("ssl.bundle"), name,
				"No SSL bundle has this name. Define it with spring.ssl.bundle.");
	}

	private void updated(String bundle) {
		logger.info("PBX \"{}\": SSL bundle \"{}\" was updated; the next connection uses it", this.server.name(),
				bundle);
	}

	private String require(@Nullable String value) {
		if (!StringUtils.hasText(value)) {
			throw new MissingAmiPropertiesException(missing());
		}
		return value;
	}

	private List<String> missing() {
		List<String> missing = new ArrayList<>();
		addIfMissing(missing, "host", this.properties.getHost());
		addIfMissing(missing, "username", this.properties.getUsername());
		addIfMissing(missing, "secret", this.properties.getSecret());
		return missing;
	}

	private void addIfMissing(List<String> missing, String key, @Nullable String value) {
		if (!StringUtils.hasText(value)) {
			missing.add(this.server.property(key));
		}
	}

}
