/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for the connections to PBXs: those of one PBX, and a map of
 * the same for several.
 */
@ConfigurationProperties("ami")
public class AmiProperties extends AmiServerProperties {

	/**
	 * Name of the server whose client is injected where no qualifier tells which.
	 * Defaults to the one of "ami.host", or else the first.
	 */
	private @Nullable String primary;

	/**
	 * Several PBXs by name. Each has the properties of "ami" itself, which also apply to
	 * it where it does not have its own.
	 */
	private Map<String, AmiServerProperties> servers = new LinkedHashMap<>();

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

	/** The properties of one server. */
	AmiServerProperties of(String server) {
		return this.servers.getOrDefault(server, this);
	}

}
