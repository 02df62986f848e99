/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.service.connection;

import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.autoconfigure.AmiConnectionDetails;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.simulator.AmiSimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.service.connection.JksTrustStore;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext;
import org.testcontainers.containers.GenericContainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link AmiContainerConnectionDetailsFactory} with fake containers.
 */
class AmiContainerConnectionDetailsFactoryTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ServiceConnectionAutoConfiguration.class, AmiAutoConfiguration.class,
				SslAutoConfiguration.class))
		.withPropertyValues("ami.host=pbx.invalid", "ami.port=1", "ami.username=app", "ami.secret=xyzzy-0815");

	@Test
	void acceptsAnyContainerNamedAsterisk() {
		this.runner.withUserConfiguration(Plain.class).run((context) -> {
			assertThat(context).hasNotFailed();
			AmiConnectionDetails details = context.getBean(AmiConnectionDetails.class);
			assertThat(details.getHost()).isEqualTo("127.0.0.1");
			assertThat(details.getPort()).isEqualTo(2);
			assertThat(details.getHttpPort()).isEqualTo(4);
			assertThat(details.getSslBundle()).isNull();
		});
	}

	@Test
	void usesTlsIfTheContainerHasATrustStore() {
		this.runner.withUserConfiguration(Tls.class).run((context) -> {
			assertThat(context).hasNotFailed();
			AmiConnectionDetails details = context.getBean(AmiConnectionDetails.class);
			assertThat(details.getPort()).isEqualTo(3);
			assertThat(details.getHttpPort()).isEqualTo(5);
			assertThat(details.getSslBundle()).isNotNull();
		});
	}

	@Test
	void usesTheHttpPortOverHttp() {
		this.runner.withPropertyValues("ami.transport=http")
			.withUserConfiguration(Plain.class)
			.run((context) -> assertThat(context.getBean(AmiClient.class).settings().port()).isEqualTo(4));
	}

	@Test
	void reportsMissingAccountProperty() {
		this.runner.withPropertyValues("ami.secret=")
			.withUserConfiguration(Plain.class)
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessage("Not set: ami.secret"));
	}

	private static GenericContainer<?> container(String image, int port, int tlsPort) {
		GenericContainer<?> container = mock();
		given(container.getDockerImageName()).willReturn(image);
		given(container.getHost()).willReturn("127.0.0.1");
		given(container.getMappedPort(5038)).willReturn(port);
		given(container.getMappedPort(5039)).willReturn(tlsPort);
		given(container.getMappedPort(8088)).willReturn(4);
		given(container.getMappedPort(8089)).willReturn(5);
		return container;
	}

	@Nested
	@SpringBootTest(properties = { "ami.username=app", "ami.secret=xyzzy-0815", "ami.startup=required" })
	@ImportAutoConfiguration(AmiAutoConfiguration.class)
	@DirtiesContext
	class OfATest {

		static final AmiSimulator pbx = AmiSimulator.builder().account("app", "xyzzy-0815").build().start();

		@ServiceConnection
		static final GenericContainer<?> asterisk = container("andrius/asterisk:22", pbx.port(), 1);

		@AfterAll
		static void close() {
			pbx.close();
		}

		@Test
		void connectsToContainerWithAccountFromProperties(@Autowired AmiClient client) {
			assertThat(client.status().state()).isEqualTo(AmiClientStatus.State.CONNECTED);
		}

		@Configuration(proxyBeanMethods = false)
		static class Application {

		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Plain {

		@Bean
		@ServiceConnection("asterisk")
		GenericContainer<?> asterisk() {
			return container("registry.example.com/telephony/pbx:1", 2, 3);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Tls {

		@Bean
		@ServiceConnection("asterisk")
		@JksTrustStore
		GenericContainer<?> asterisk() {
			return container("registry.example.com/telephony/pbx:1", 2, 3);
		}

	}

}
