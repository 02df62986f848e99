/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the configuration metadata.
 */
class ConfigurationMetadataTests {

	private static final List<String> NAMES = List.of("ami.authentication", "ami.charset", "ami.connect-timeout",
			"ami.enabled", "ami.events.buffer-capacity", "ami.events.exclude", "ami.events.filters",
			"ami.events.idle-interval", "ami.events.include", "ami.events.mask", "ami.events.observation-enabled",
			"ami.events.publish", "ami.host", "ami.keep-alive.interval", "ami.keep-alive.timeout",
			"ami.limits.max-buffer-size", "ami.limits.max-list-entries", "ami.limits.max-list-size",
			"ami.limits.max-message-lines", "ami.limits.max-message-size", "ami.limits.max-pending-actions", "ami.port",
			"ami.primary", "ami.reconnect.initial-delay", "ami.reconnect.jitter", "ami.reconnect.max-delay",
			"ami.reconnect.multiplier", "ami.response-timeout", "ami.secret", "ami.servers", "ami.ssl.bundle",
			"ami.ssl.enabled", "ami.ssl.verify-hostname", "ami.startup", "ami.username",
			"management.endpoint.ami.access", "management.endpoint.ami.cache.time-to-live");

	private final DocumentContext metadata;

	ConfigurationMetadataTests() throws IOException {
		// not by the class path, on which there are others
		URI classes = URI.create(AmiProperties.class.getProtectionDomain().getCodeSource().getLocation().toString());
		this.metadata = JsonPath
			.parse(Path.of(classes.resolve("META-INF/spring-configuration-metadata.json")).toFile());
	}

	@Test
	void hasAllProperties() {
		List<String> names = this.metadata.read("$.properties[*].name");
		assertThat(names).containsExactlyInAnyOrderElementsOf(NAMES);
	}

	@Test
	void describesEachPropertyAsSpringBootDoes() {
		List<Map<String, String>> properties = this.metadata.read("$.properties[*]");
		assertThat(properties).allSatisfy((property) -> assertThat(property.get("description")).as(property.get("name"))
			.isNotBlank()
			.endsWith(".")
			.doesNotStartWith("The ")
			.doesNotStartWith("A "));
		assertThat(properties).filteredOn("type", "java.lang.Boolean")
			.allSatisfy((property) -> assertThat(property.get("description")).startsWith("Whether "));
		assertThat(properties).filteredOn("type", "java.util.List<java.lang.String>")
			.allSatisfy((property) -> assertThat(property.get("description")).startsWith("Comma-separated list"));
	}

	@Test
	void hintsAtTheClassesOfTheMask() {
		List<String> hints = this.metadata.read("$.hints[?(@.name == 'ami.events.mask')].values[*].value");
		assertThat(hints).contains("call", "agent", "user").isSorted();
	}

}
