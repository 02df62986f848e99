/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties of the connections to one or more PBXs.
 *
 * @since 1.0.0
 */
@ConfigurationProperties("ami")
public class AmiProperties extends AmiServerProperties {

	/**
	 * Whether the clients start with the application. Otherwise, the application starts
	 * them with AmiClientLifecycle, for example when it becomes the leader.
	 */
	private boolean autoStartup = true;

	/**
	 * Name of the server whose client is injected without a qualifier. Defaults to the
	 * server defined by "ami.host", or else to the first server.
	 */
	private @Nullable String primary;

	/**
	 * Connections to several PBXs, by name. Each connection has the same properties as
	 * "ami" and inherits their values.
	 */
	private Map<String, AmiServerProperties> servers = new LinkedHashMap<>();

	public boolean isAutoStartup() {
		return this.autoStartup;
	}

	public void setAutoStartup(boolean autoStartup) {
		this.autoStartup = autoStartup;
	}

	public @Nullable String getPrimary() {
		return this.primary;
	}

	public void setPrimary(@Nullable String primary) {
		this.primary = primary;
	}

	public Map<String, AmiServerProperties> getServers() {
		return this.servers;
	}

	public void setServers(Map<String, AmiServerProperties> servers) {
		this.servers = servers;
	}

	/** Returns the properties of one server. */
	AmiServerProperties of(String server) {
		return this.servers.getOrDefault(server, this);
	}

}
