/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.service.connection;

import java.util.List;
import java.util.Map;

import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.autoconfigure.AmiConnectionDetails;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.simulator.AmiSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.lifecycle.DockerComposeServicesReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link AmiDockerComposeConnectionDetailsFactory} with fake services.
 */
class AmiDockerComposeConnectionDetailsFactoryTests {

	@Test
	void connectsToServiceWithAccountFromProperties() {
		try (AmiSimulator pbx = AmiSimulator.builder().account("app", "xyzzy-0815").build().start();
				ConfigurableApplicationContext context = run(service("andrius/asterisk:22", 5038, pbx.port(), Map.of()),
						"ami.startup=required")) {
			assertThat(context.getBean(AmiClient.class).status().state()).isEqualTo(AmiClientStatus.State.CONNECTED);
			assertThat(context.getBeansOfType(AmiConnectionDetails.class)).hasSize(1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "andrius/asterisk:20-alpine", "mlan/asterisk:full", "dougbtv/asterisk", "asterisk:22" })
	void recognizesTheImage(String image) {
		assertThat(details(service(image, 5038, 32768, Map.of())).getPort()).isEqualTo(32768);
	}

	@Test
	void acceptsAnyImageNamedAsterisk() {
		RunningService service = service("registry.example.com/telephony/pbx:1", 5038, 32768,
				Map.of("org.springframework.boot.service-connection", "asterisk"));
		assertThat(details(service).getPort()).isEqualTo(32768);
	}

	@Test
	void ignoresOtherServices() {
		AmiConnectionDetails details = details(service("redis", 6379, 32768, Map.of()));
		assertThat(details.getHost()).isEqualTo("pbx.invalid");
	}

	@Test
	void usesTlsIfTheServiceHasATrustStore() {
		AmiConnectionDetails details = details(service("andrius/asterisk", 5039, 32769,
				Map.of("org.springframework.boot.sslbundle.jks.truststore.location", "file:trust.jks")));
		assertThat(details.getPort()).isEqualTo(32769);
		assertThat(details.getSslBundle()).isNotNull();
	}

	@Test
	void usesTheHttpPortOverHttp() {
		try (ConfigurableApplicationContext context = run(service("andrius/asterisk", 8088, 32770, Map.of()),
				"ami.transport=http")) {
			assertThat(context.getBean(AmiClient.class).settings().port()).isEqualTo(32770);
		}
	}

	private static RunningService service(String image, int containerPort, int port, Map<String, String> labels) {
		RunningService service = mock();
		ConnectionPorts ports = mock();
		given(ports.get(containerPort)).willReturn(port);
		given(service.name()).willReturn("pbx");
		given(service.image()).willReturn(ImageReference.of(image));
		given(service.host()).willReturn("127.0.0.1");
		given(service.ports()).willReturn(ports);
		given(service.labels()).willReturn(labels);
		return service;
	}

	private static AmiConnectionDetails details(RunningService service) {
		try (ConfigurableApplicationContext context = run(service)) {
			return context.getBean(AmiConnectionDetails.class);
		}
	}

	private static ConfigurableApplicationContext run(RunningService service, String... properties) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.initializers((context) -> announce(ready(context, service)))
			.properties("ami.host=pbx.invalid", "ami.port=1", "ami.username=app", "ami.secret=xyzzy-0815")
			.properties(properties)
			.run();
	}

	@SuppressWarnings("rawtypes")
	private static void announce(DockerComposeServicesReadyEvent event) {
		SimpleApplicationEventMulticaster multicaster = new SimpleApplicationEventMulticaster();
		for (ApplicationListener listener : SpringFactoriesLoader.forDefaultResourceLocation()
			.load(ApplicationListener.class)) {
			multicaster.addApplicationListener(listener);
		}
		multicaster.multicastEvent(event);
	}

	/**
	 * The event that Spring Boot publishes when Docker Compose has started the services.
	 */
	private static DockerComposeServicesReadyEvent ready(ApplicationContext context, RunningService service) {
		try {
			return ReflectionUtils
				.accessibleConstructor(DockerComposeServicesReadyEvent.class, ApplicationContext.class, List.class)
				.newInstance(context, List.of(service));
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ AmiAutoConfiguration.class, SslAutoConfiguration.class })
	static class Application {

	}

}
