/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.amispring.action.PingAction;
import io.github.amispring.boot.autoconfigure.AmiProperties;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.test.autoconfigure.AutoConfigureAmiSimulator.Transport;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.simulator.AmiSimulator;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link AutoConfigureAmiSimulator @AutoConfigureAmiSimulator}.
 */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class AutoConfigureAmiSimulatorTests {

	/** The simulators of the nested classes, in order of execution. */
	private static final List<AmiSimulator> used = new CopyOnWriteArrayList<>();

	@Nested
	@Order(1)
	@SpringBootTest
	@AutoConfigureAmiSimulator
	@TestPropertySource(properties = { "ami.host=pbx.invalid", "ami.port=1", "ami.username=them", "ami.secret=theirs",
			"ami.ssl.enabled=true", "ami.startup=background" })
	class Overriding {

		@Test
		void ignoresConnectionProperties(@Autowired AmiSimulator pbx, @Autowired AmiClient client,
				@Autowired AmiProperties properties) {
			assertThat(properties.getStartup()).isEqualTo(AmiProperties.Startup.REQUIRED);
			assertThat(client.status().state()).isEqualTo(AmiClientStatus.State.CONNECTED);
			assertThat(pbx.sessions()).hasSize(1);
		}

	}

	@Nested
	@Order(2)
	@SpringBootTest
	@AutoConfigureAmiSimulator
	@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
	class First {

		@Autowired
		private AmiSimulator pbx;

		@Autowired
		private AmiClient client;

		@Test
		@Order(1)
		void isConnectedToTheSimulator() {
			used.add(this.pbx);
			this.pbx.onAction("Ping", (request, response) -> response.error("Not now"));
			assertThatExceptionOfType(AmiErrorResponseException.class)
				.isThrownBy(() -> this.client.execute(PingAction.of()));
			assertThat(this.pbx.awaitAction("Ping", Duration.ofSeconds(5))).isNotNull();
		}

		@Test
		@Order(2)
		void resetsTheSimulator() {
			assertThat(this.pbx.receivedActions()).isEmpty();
			assertThat(this.client.execute(PingAction.of())).isNotNull();
		}

		@Test
		void raisesEventsOfAllTypes(@Autowired Application application) {
			EventTypes.known().forEach((type) -> this.pbx.raise("Event", type.name()));
			await().untilAsserted(() -> assertThat(application.received).extracting(AmiEvent::getClass)
				.containsAll(EventTypes.known().stream().map(EventType::eventClass).toList()));
		}

	}

	@Nested
	@Order(3)
	@SpringBootTest
	@AutoConfigureAmiSimulator
	@DirtiesContext
	class Second {

		@Test
		void sharesTheSimulator(@Autowired AmiSimulator pbx) {
			assertThat(used).last().isSameAs(pbx);
			assertThat(pbx.isRunning()).isTrue();
		}

	}

	@Nested
	@Order(4)
	@SpringBootTest
	@AutoConfigureAmiSimulator
	class Customized {

		@Test
		void usesAnotherSimulator(@Autowired AmiSimulator pbx, @Autowired AmiClient client) {
			assertThat(used).last().isNotSameAs(pbx).satisfies((ended) -> assertThat(ended.isRunning()).isFalse());
			assertThat(client.status().asteriskVersion()).isEqualTo("16.28.0");
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class Asterisk16 {

			@Bean
			AmiSimulatorBuilderCustomizer asterisk16() {
				return (server, simulator) -> simulator.asteriskVersion("16.28.0");
			}

		}

	}

	@Nested
	@Order(5)
	@SpringBootTest
	@AutoConfigureAmiSimulator
	@TestPropertySource(properties = { "ami.username=them", "ami.secret=theirs", "ami.servers.east.host=pbx.invalid",
			"ami.servers.west.host=pbx.invalid", "ami.servers.west.secret=others",
			"ami.servers.west.startup=background", "ami.primary=west" })
	@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
	class SeveralServers {

		@Autowired
		@Qualifier("east")
		private AmiSimulator east;

		@Autowired
		@Qualifier("west")
		private AmiSimulator west;

		@Test
		@Order(1)
		void connectsEachServerToItsOwnSimulator(@Autowired AmiClients clients, @Autowired AmiSimulators simulators) {
			assertThat(simulators).containsExactly(this.east, this.west);
			assertThat(simulators.get("west")).isSameAs(this.west);
			assertThat(clients).extracting((client) -> client.settings().port())
				.containsExactly(this.east.port(), this.west.port());
			assertThat(clients).extracting((client) -> client.status().state())
				.containsOnly(AmiClientStatus.State.CONNECTED);
			this.east.onAction("Ping", (request, response) -> response.error("Not now"));
			assertThatExceptionOfType(AmiErrorResponseException.class)
				.isThrownBy(() -> clients.get("east").execute(PingAction.of()));
		}

		@Test
		@Order(2)
		void resetsEachSimulator(@Autowired AmiClients clients) {
			assertThat(this.east.receivedActions()).isEmpty();
			assertThat(this.west.receivedActions()).isEmpty();
			assertThat(clients.get("east").execute(PingAction.of())).isNotNull();
		}

		@Test
		void injectsThePrimarySimulatorWithoutQualifier(@Autowired AmiSimulator pbx, @Autowired AmiClient client) {
			assertThat(pbx).isSameAs(this.west);
			assertThat(client.settings().port()).isEqualTo(pbx.port());
		}

		@Test
		void listsTheServersInFailures(@Autowired AmiSimulators simulators) {
			assertThatIllegalArgumentException().isThrownBy(() -> simulators.get("north"))
				.withMessage("No simulator exists for server \"north\". The servers are: east, west");
		}

	}

	@Nested
	@Order(6)
	@SpringBootTest
	@AutoConfigureAmiSimulator(transport = Transport.HTTP)
	@TestPropertySource(properties = { "ami.transport=tcp", "ami.http.path-prefix=/pbx" })
	class OverHttp {

		@Test
		void connectsToThePortForHttp(@Autowired AmiSimulator pbx, @Autowired AmiClient client,
				@Autowired Application application) {
			assertThat(client.settings().port()).isEqualTo(pbx.httpPort());
			assertThat(client.settings().http()).isNotNull();
			assertWorks(pbx, client, application);
		}

	}

	@Nested
	@Order(8)
	@SpringBootTest
	@AutoConfigureAmiSimulator(transport = Transport.HTTP)
	@TestPropertySource(properties = { "ami.http.encoding=mxml", "ami.http.authentication=digest" })
	class OverHttpWithDigest {

		@Test
		void connectsToThePortForHttp(@Autowired AmiSimulator pbx, @Autowired AmiClient client,
				@Autowired Application application) {
			assertWorks(pbx, client, application);
		}

	}

	private static void assertWorks(AmiSimulator pbx, AmiClient client, Application application) {
		assertThat(client.execute(PingAction.of()).ping()).isEqualTo("Pong");
		application.received.clear();
		pbx.raise("Event", "UserEvent", "UserEvent", "Hello");
		await().untilAsserted(
				() -> assertThat(application.received).extracting(AmiEvent::eventName).contains("UserEvent"));
	}

	@Nested
	@Order(7)
	@SpringBootTest
	@AutoConfigureAmiSimulator
	@TestPropertySource(properties = "ami.transport=http")
	class OverTcp {

		@Test
		void connectsToThePortForTcp(@Autowired AmiSimulator pbx, @Autowired AmiClient client,
				@Autowired Environment environment) {
			assertThat(environment.getProperty("ami.transport")).isEqualTo("tcp");
			assertThat(client.settings().port()).isEqualTo(pbx.port());
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		private final List<AmiEvent> received = new CopyOnWriteArrayList<>();

		@EventListener
		void on(AmiEvent event) {
			this.received.add(event);
		}

	}

}
