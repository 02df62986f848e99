/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.endpoint;

import java.util.List;
import java.util.stream.Stream;

import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.autoconfigure.live.AmiLiveAutoConfiguration;
import io.github.amispring.boot.endpoint.AmiLiveEndpoint;
import io.github.amispring.boot.live.LivePbxs;
import io.github.amispring.test.FakeAmiClient;
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

/**
 * Tests for {@link AmiLiveEndpointAutoConfiguration}.
 */
class AmiLiveEndpointAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AmiAutoConfiguration.class, AmiLiveAutoConfiguration.class,
				AmiLiveEndpointAutoConfiguration.class, EndpointAutoConfiguration.class, JmxAutoConfiguration.class,
				JmxEndpointAutoConfiguration.class))
		// required for the conversion of access values; applications have this service
		.withInitializer((context) -> context.getEnvironment().setConversionService(new ApplicationConversionService()))
		.withBean(FakeAmiClient.class, () -> new FakeAmiClient())
		.withPropertyValues("spring.jmx.enabled=true");

	private final ApplicationContextRunner exposed = this.runner
		.withPropertyValues("management.endpoints.jmx.exposure.include=amilive");

	@Test
	void isReadOnly() {
		this.exposed.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(operations(context)).containsExactlyInAnyOrder("servers", "server");
		});
	}

	@Test
	void isAbsentWithoutAccess() {
		this.exposed.withPropertyValues("management.endpoint.amilive.access=none")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(AmiLiveEndpoint.class));
	}

	@Test
	void isAbsentWhenNotExposed() {
		this.runner.withPropertyValues("management.endpoints.jmx.exposure.include=ami")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(AmiLiveEndpoint.class));
	}

	@Test
	void isAbsentWithoutView() {
		this.exposed.withPropertyValues("ami.live.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(AmiLiveEndpoint.class));
	}

	@Test
	void backsOffForABean() {
		this.exposed.withBean("mine", AmiLiveEndpoint.class, () -> new AmiLiveEndpoint(LivePbxs.of(List.of())))
			.run((context) -> assertThat(context).hasSingleBean(AmiLiveEndpoint.class).hasBean("mine"));
	}

	private static Stream<String> operations(ApplicationContext context) {
		return context.getBean(JmxEndpointsSupplier.class)
			.getEndpoints()
			.stream()
			.filter((endpoint) -> endpoint.getEndpointId().toString().equals("amilive"))
			.flatMap((endpoint) -> endpoint.getOperations().stream())
			.map(JmxOperation::getName);
	}

}
