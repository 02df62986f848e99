/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.autoconfigure;

import java.time.Duration;

import io.github.amispring.Ami;
import io.github.amispring.action.OriginateAction;
import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.autoconfigure.AmiClientCustomizer;
import io.github.amispring.boot.autoconfigure.AmiConnectionDetails;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.simulator.AmiSimulator;
import io.github.amispring.test.FakeAmiClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that an application with simulators connects only to simulators.
 */
class SimulatorIsolationTests {

	private final ConfiguredPbx pbx = new ConfiguredPbx();

	private final ConfiguredPbx other = new ConfiguredPbx();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AmiSimulatorAutoConfiguration.class, AmiAutoConfiguration.class,
				SslAutoConfiguration.class))
		// DynamicPropertyRegistrar beans take effect in the TestContext framework only
		.withPropertyValues("ami.startup=required");

	@AfterEach
	void close() {
		this.pbx.close();
		this.other.close();
	}

	@Test
	void replacesTheTopLevelServer() {
		this.runner.withPropertyValues(server("ami", this.pbx))
			.run((context) -> assertThatOriginatesReachSimulators(context, "default"));
	}

	@Test
	void replacesEachServer() {
		this.runner.withPropertyValues(server("ami.servers.east", this.pbx))
			.withPropertyValues(server("ami.servers.west", this.other))
			.run((context) -> assertThatOriginatesReachSimulators(context, "east", "west"));
	}

	@Test
	void replacesServersInAdditionToTheTopLevelServer() {
		this.runner.withPropertyValues(server("ami", this.pbx))
			.withPropertyValues(server("ami.servers.west", this.other))
			.run((context) -> assertThatOriginatesReachSimulators(context, "default", "west"));
	}

	@Test
	void replacesAServerWithoutHostOrAccount() {
		this.runner.withPropertyValues("ami.servers.east.events.mask=call")
			.run((context) -> assertThatOriginatesReachSimulators(context, "east"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ami.ssl.enabled=true", "ami.ssl.bundle=missing", "ami.authentication=plaintext",
			"ami.servers.east.ssl.enabled=true", "ami.servers.east.ssl.bundle=missing",
			"ami.servers.east.authentication=plaintext" })
	void ignoresTheConnectionPropertiesOfServers(String property) {
		this.runner.withPropertyValues(server("ami", this.other))
			.withPropertyValues(server("ami.servers.east", this.pbx))
			.withPropertyValues(property)
			.run((context) -> assertThatOriginatesReachSimulators(context, "default", "east"));
	}

	@Test
	void replacesConnectionDetails() {
		this.runner.withBean(AmiConnectionDetails.class, () -> details(this.pbx))
			.withPropertyValues(server("ami.servers.west", this.other))
			.run((context) -> assertThatOriginatesReachSimulators(context, "default", "west"));
	}

	@Test
	void replacesServerSetByCustomizer() {
		this.runner
			.withBean(AmiClientCustomizer.class,
					() -> (server,
							settings) -> settings.host("127.0.0.1").port(this.pbx.port()).credentials("them", "theirs"))
			.withPropertyValues(server("ami.servers.east", this.other))
			.run((context) -> assertThatOriginatesReachSimulators(context, "east"));
	}

	@Test
	void rejectsAClientBeanThatConnectsElsewhere() {
		this.runner
			.withBean("crm", AmiClient.class, () -> client(this.pbx.port()), (bean) -> bean.setInitMethodName("start"))
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(context.getStartupFailure()).rootCause()
					.hasMessage("The AmiClient bean \"crm\" connects to 127.0.0.1:" + this.pbx.port()
							+ ", which is not a simulator. With @AutoConfigureAmiSimulator, connect it to the port of an"
							+ " AmiSimulator bean, or replace the bean in the test.");
				assertThat(this.pbx.wasConnectedTo()).isFalse();
			});
	}

	@Test
	void rejectsFactoryBeanClientThatConnectsElsewhere() {
		this.runner.withBean("crm", ClientFactoryBean.class, () -> new ClientFactoryBean(client(this.pbx.port())))
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("which is not a simulator");
				assertThat(this.pbx.wasConnectedTo()).isFalse();
			});
	}

	@Test
	void rejectsARegisteredClientThatConnectsElsewhere() {
		this.runner
			.withInitializer((context) -> context.getBeanFactory().registerSingleton("crm", client(this.pbx.port())))
			.run((context) -> {
				assertThat(context).getFailure().hasMessageContaining("which is not a simulator");
				assertThat(this.pbx.wasConnectedTo()).isFalse();
			});
	}

	@Test
	void rejectsAnotherHostWithThePortOfASimulator() {
		this.runner.withPropertyValues("own.host=pbx.invalid")
			.withUserConfiguration(OwnClient.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("The AmiClient bean \"own\" connects to pbx.invalid:"));
	}

	@Test
	void acceptsAClientBeanThatConnectsToTheSimulator() {
		this.runner.withPropertyValues("own.host=localhost").withUserConfiguration(OwnClient.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(AmiClient.class).status().state()).isEqualTo(AmiClientStatus.State.CONNECTED);
		});
	}

	@Test
	void acceptsAFakeClient() {
		this.runner.withBean(AmiClient.class, FakeAmiClient::new)
			.withPropertyValues("ami.startup=background")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static String[] server(String prefix, ConfiguredPbx pbx) {
		return new String[] { prefix + ".host=127.0.0.1", prefix + ".port=" + pbx.port(), prefix + ".username=them",
				prefix + ".secret=theirs" };
	}

	private static AmiConnectionDetails details(ConfiguredPbx pbx) {
		return new AmiConnectionDetails() {

			@Override
			public String getHost() {
				return "127.0.0.1";
			}

			@Override
			public int getPort() {
				return pbx.port();
			}

		};
	}

	private static AmiClient client(int port) {
		return Ami.createClient(
				AmiClientSettings.builder().host("127.0.0.1").port(port).credentials("app", "secret").build());
	}

	private void assertThatOriginatesReachSimulators(AssertableApplicationContext context, String... servers) {
		assertThat(context).hasNotFailed();
		AmiClients clients = context.getBean(AmiClients.class);
		AmiSimulators simulators = context.getBean(AmiSimulators.class);
		assertThat(clients.names()).containsExactly(servers);
		assertThat(simulators.names()).containsExactly(servers);
		for (String server : servers) {
			AmiSimulator simulator = simulators.get(server);
			assertThat(simulator.sessions()).hasSize(1);
			clients.get(server).execute(OriginateAction.of("PJSIP/" + server).application("Echo"));
			assertThat(simulator.awaitAction("Originate", Duration.ofSeconds(5)).get("Channel"))
				.isEqualTo("PJSIP/" + server);
		}
		assertThat(this.pbx.wasConnectedTo()).isFalse();
		assertThat(this.other.wasConnectedTo()).isFalse();
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClient {

		@Bean
		AmiClient own(@Value("${own.host}") String host, AmiSimulator simulator) {
			return Ami.createClient(
					AmiClientSettings.builder().host(host).port(simulator.port()).credentials("app", "secret").build());
		}

	}

	static class ClientFactoryBean implements FactoryBean<AmiClient> {

		private final AmiClient client;

		ClientFactoryBean(AmiClient client) {
			this.client = client;
		}

		@Override
		public AmiClient getObject() {
			return this.client;
		}

		@Override
		public Class<?> getObjectType() {
			return AmiClient.class;
		}

	}

}
