/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.jayway.jsonpath.DocumentContext;
import io.github.amispring.boot.autoconfigure.kafka.AmiKafkaProperties;
import io.github.amispring.boot.autoconfigure.live.AmiLiveProperties;
import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the configuration metadata.
 */
class ConfigurationMetadataTests {

	/**
	 * Properties without a default, or with a default that depends on other properties.
	 */
	private static final List<String> WITHOUT_DEFAULT = List.of("ami.events.exclude", "ami.events.filters",
			"ami.events.idle-interval", "ami.events.include", "ami.events.mask", "ami.host", "ami.http.proxy",
			"ami.kafka.group", "ami.kafka.ownership-group", "ami.live.trunks", "ami.live.zone", "ami.port",
			"ami.primary", "ami.secret", "ami.servers", "ami.ssl.bundle", "ami.ssl.enabled", "ami.username",
			"management.health.ami.max-events-lag");

	private final DocumentContext metadata = ConfigurationMetadata.read();

	@Test
	void describesEachPropertyInTheStyleOfSpringBoot() {
		List<Map<String, String>> properties = this.metadata.read("$.properties[*]");
		assertThat(properties).isNotEmpty()
			.allSatisfy((property) -> assertThat(property.get("description")).as(property.get("name"))
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
	void containsTheDefaultOfEachProperty() {
		List<String> names = this.metadata.read("$.properties[?(!@.defaultValue && @.defaultValue != false)].name");
		assertThat(names).containsExactlyInAnyOrderElementsOf(WITHOUT_DEFAULT);
	}

	@Test
	void defaultsMatchThoseOfTheProperties() {
		List<Map<String, Object>> properties = this.metadata
			.read("$.properties[?(@.name =~ /ami\\..*/ && (@.defaultValue || @.defaultValue == false))]");
		Map<String, Object> defaults = properties.stream()
			.collect(Collectors.toMap((property) -> property.get("name").toString(),
					(property) -> property.get("defaultValue")));
		assertThat(defaults).containsKeys("ami.connect-timeout", "ami.ssl.verify-hostname", "ami.events.publish-from");
		AmiProperties bound = new Binder(new MapConfigurationPropertySource(defaults)).bind("ami", AmiProperties.class)
			.get();
		assertThat(bound).usingRecursiveComparison().isEqualTo(new AmiProperties());
		AmiLiveProperties live = new Binder(new MapConfigurationPropertySource(defaults))
			.bind("ami.live", AmiLiveProperties.class)
			.get();
		assertThat(live).usingRecursiveComparison().isEqualTo(new AmiLiveProperties());
		AmiKafkaProperties kafka = new Binder(new MapConfigurationPropertySource(defaults))
			.bind("ami.kafka", AmiKafkaProperties.class)
			.get();
		assertThat(kafka).usingRecursiveComparison().isEqualTo(new AmiKafkaProperties());
	}

	@Test
	void suggestsEventClassesForMask() {
		List<String> hints = this.metadata.read("$.hints[?(@.name == 'ami.events.mask')].values[*].value");
		assertThat(hints).contains("call", "agent", "user").isSorted();
	}

	@ParameterizedTest
	@ValueSource(strings = { "include", "exclude" })
	void suggestsTheNamesOfAllEvents(String property) {
		List<Map<String, String>> hints = this.metadata
			.read("$.hints[?(@.name == 'ami.events." + property + "')].values[*]");
		assertThat(hints).extracting((hint) -> hint.get("value"))
			.containsExactlyInAnyOrderElementsOf(EventTypes.known().stream().map(EventType::name).toList());
		assertThat(hints).allSatisfy((hint) -> assertThat(hint.get("description")).isNotBlank());
	}

}
