/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.endpoint;

import java.util.List;
import java.util.stream.Stream;

import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.endpoint.AmiEndpoint;
import io.github.amispring.boot.testsupport.RecordingAmiClient;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jmx.JmxEndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.jmx.JmxEndpointsSupplier;
import org.springframework.boot.actuate.endpoint.jmx.JmxOperation;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jmx.JmxAutoConfiguration;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link AmiEndpointAutoConfiguration}.
 */
class AmiEndpointAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AmiAutoConfiguration.class, AmiEndpointAutoConfiguration.class,
				EndpointAutoConfiguration.class, JmxAutoConfiguration.class, JmxEndpointAutoConfiguration.class))
		// required for the conversion of access values; applications have this service
		.withInitializer((context) -> context.getEnvironment().setConversionService(new ApplicationConversionService()))
		.withBean(RecordingAmiClient.class)
		.withPropertyValues("spring.jmx.enabled=true");

	private final ApplicationContextRunner exposed = this.runner
		.withPropertyValues("management.endpoints.jmx.exposure.include=ami");

	@Test
	void isReadOnlyByDefault() {
		this.exposed.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(operations(context)).containsExactlyInAnyOrder("servers", "server");
		});
	}

	@Test
	void changesServersWhenAccessIsUnrestricted() {
		this.exposed.withPropertyValues("management.endpoint.ami.access=unrestricted")
			.run((context) -> assertThat(operations(context)).containsExactlyInAnyOrder("servers", "server",
					"reconnect", "add", "remove"));
	}

	@Test
	void isAbsentWithoutAccess() {
		this.exposed.withPropertyValues("management.endpoint.ami.access=none")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(AmiEndpoint.class));
	}

	@Test
	void isAbsentWhenNotExposed() {
		this.runner.withPropertyValues("management.endpoints.jmx.exposure.include=health")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(AmiEndpoint.class));
	}

	@Test
	void isAbsentWithoutClient() {
		this.exposed.withPropertyValues("ami.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(AmiEndpoint.class));
	}

	@Test
	void backsOffForABean() {
		this.exposed.withBean("mine", AmiEndpoint.class, () -> new AmiEndpoint(AmiClients.of(List.of()), mock()))
			.run((context) -> assertThat(context).hasSingleBean(AmiEndpoint.class).hasBean("mine"));
	}

	private static Stream<String> operations(ApplicationContext context) {
		return context.getBean(JmxEndpointsSupplier.class)
			.getEndpoints()
			.stream()
			.filter((endpoint) -> endpoint.getEndpointId().toString().equals("ami"))
			.flatMap((endpoint) -> endpoint.getOperations().stream())
			.map(JmxOperation::getName);
	}

}
