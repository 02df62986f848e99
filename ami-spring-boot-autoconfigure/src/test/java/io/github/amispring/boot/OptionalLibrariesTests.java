/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.amispring.action.PingAction;
import io.github.amispring.boot.testsupport.IsolatedClassPath;
import io.github.amispring.client.AmiClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications with the starter and one optional library, loaded by a class
 * loader without the other libraries.
 */
class OptionalLibrariesTests {

	private static final Pattern OPTIONAL = Pattern
		.compile("(context-propagation|http(client|core)5|jackson-(core|databind)-[23]"
				+ "|jsoup|kafka|micrometer|spring-boot-(actuator|docker|health|jackson|kafka|micrometer|testcontainers)"
				+ "|spring-(kafka|tx)|testcontainers).*");

	private static final List<String> OPTIONAL_FEATURES = List.of("amiEndpoint", "amiLiveEndpoint",
			"amiHealthContributor", "amiLiveHealthDetails", "amiMetrics", "amiLiveMetrics",
			"amiObservationClientCustomizer", "amiContextPropagationClientCustomizer",
			"AmiContainerConnectionDetailsFactory", "AmiDockerComposeConnectionDetailsFactory", "amiJacksonModule",
			"amiApplicationEventModule");

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "spring-boot-actuator.*, amiEndpoint amiLiveEndpoint",
			"spring-boot-health.*, amiHealthContributor amiLiveHealthDetails",
			"(spring-boot-)?micrometer-(commons|observation).*, amiObservationClientCustomizer",
			"(spring-boot-)?micrometer.*, amiMetrics amiLiveMetrics amiObservationClientCustomizer",
			"micrometer-(commons|core|observation).*, ''",
			"context-propagation.*, amiContextPropagationClientCustomizer",
			"(spring-boot-jackson|jackson-(core|databind)).*, amiJacksonModule amiApplicationEventModule",
			"jackson-(core|databind).*, amiJacksonModule amiApplicationEventModule",
			"spring-boot-docker-compose.*, AmiDockerComposeConnectionDetailsFactory",
			"(spring-boot-)?testcontainers.*, AmiContainerConnectionDetailsFactory", "testcontainers.*, ''",
			"spring-tx.*, ''", "(kafka|micrometer-(commons|observation)|spring-(boot-)?kafka|spring-tx).*, ''" })
	void eachLibraryWorksWithoutTheOthers(String library, String features) throws Exception {
		Pattern present = Pattern.compile(library);
		List<String> names = IsolatedClassPath.call(Application.class,
				(entry) -> !OPTIONAL.matcher(entry).matches() || present.matcher(entry).matches());
		assertThat(OPTIONAL_FEATURES).filteredOn(names::contains)
			.containsExactlyInAnyOrder(StringUtils.tokenizeToStringArray(features, " "));
	}

	/**
	 * Starts, sends an action, and returns the names of the beans and service
	 * connections.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	public static class Application implements Callable<List<String>> {

		@Override
		public List<String> call() {
			try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
				.web(WebApplicationType.NONE)
				.properties("ami.host=127.0.0.1", "ami.port=1", "ami.username=app", "ami.secret=s",
						"spring.jmx.enabled=true", "management.endpoints.jmx.exposure.include=*")
				.run()) {
				context.getBean(AmiClient.class).send(PingAction.of()).exceptionally((failure) -> null).join();
				return Stream.concat(Stream.of(context.getBeanDefinitionNames()), serviceConnections()).toList();
			}
		}

		private static Stream<String> serviceConnections() {
			return SpringFactoriesLoader.forDefaultResourceLocation()
				.load(ConnectionDetailsFactory.class, (type, name, failure) -> {
					// the library of the factory is missing
				})
				.stream()
				.map((factory) -> factory.getClass().getSimpleName());
		}

	}

}
