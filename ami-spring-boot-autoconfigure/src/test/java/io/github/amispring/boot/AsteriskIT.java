/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot;

import java.time.Duration;
import java.util.List;

import io.github.amispring.action.OriginateAction;
import io.github.amispring.action.PingAction;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.client.AmiTransport;
import io.github.amispring.boot.endpoint.AmiEndpoint;
import io.github.amispring.boot.endpoint.AmiServerDescriptor;
import io.github.amispring.boot.testsupport.ListeningApplication;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientStatus.State;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.message.AmiEvent;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests a whole application against each Asterisk that {@code scripts/asterisk} runs.
 * Environment variables such as {@code AMI_IT_22_HOST} contain the addresses of the
 * servers.
 */
@ExtendWith(OutputCaptureExtension.class)
class AsteriskIT {

	private static final Logger logger = LoggerFactory.getLogger(AsteriskIT.class);

	@ParameterizedTest(name = "Asterisk {0}, SSL {1}")
	@CsvSource({ "22, false", "22, true", "16, false", "16, true" })
	void receivesTheEventsOfACall(String version, boolean ssl) {
		Asterisk asterisk = Asterisk.of(version);
		try (ConfigurableApplicationContext context = application(asterisk, ssl).run()) {
			ListeningApplication application = context.getBean(ListeningApplication.class);
			context.getBean(AmiClient.class)
				.execute(OriginateAction.of("Local/answer@test").application("Wait", "1").variable("AMI_IT", "boot"));
			Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
				List<String> ended = channels(application.received(HangupEvent.class));
				assertThat(ended).hasSizeGreaterThanOrEqualTo(2)
					.containsAll(channels(application.received(NewChannelEvent.class)));
			});
			assertThat(application.received(AmiConnectedEvent.class)).singleElement()
				.satisfies((connected) -> assertThat(connected.asteriskVersion()).startsWith(version + "."));
			Health health = context.getBean("amiHealthContributor", HealthIndicator.class).health();
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails().get("asteriskVersion")).asString().startsWith(version + ".");
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("ami.events.received").tag("event", "Hangup").functionCounter().count())
				.isGreaterThanOrEqualTo(2);
			assertThat(registry.get("ami.action").tags("action", "Originate", "outcome", "success").timer().count())
				.isOne();
		}
	}

	@ParameterizedTest(name = "Asterisk {0}, {1}, SSL {2}")
	@CsvSource({ "22, login, false", "22, digest, true", "16, login, false", "16, digest, true" })
	void receivesTheEventsOfACallOverHttp(String version, String authentication, boolean ssl) {
		Asterisk asterisk = Asterisk.of(version);
		try (ConfigurableApplicationContext context = overHttp(asterisk, ssl)
			.properties("ami.http.authentication=" + authentication)
			.run()) {
			ListeningApplication application = context.getBean(ListeningApplication.class);
			AmiClient client = context.getBean(AmiClient.class);
			client.execute(OriginateAction.of("Local/answer@test").application("Wait", "1"));
			assertThat(client.execute(PingAction.of())).isNotNull();
			Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
				List<String> ended = channels(application.received(HangupEvent.class));
				assertThat(ended).hasSizeGreaterThanOrEqualTo(2)
					.containsAll(channels(application.received(NewChannelEvent.class)));
			});
			Health health = context.getBean("amiHealthContributor", HealthIndicator.class).health();
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("transport", AmiTransport.HTTP);
			assertThat(health.getDetails().get("asteriskVersion")).asString().startsWith(version + ".");
			assertThat(health.getDetails().get("amiVersion")).isNotNull();
		}
	}

	@Test
	void serversUseDifferentTransports() {
		Asterisk newer = Asterisk.of("22");
		Asterisk older = Asterisk.of("16");
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ListeningApplication.class)
			.web(WebApplicationType.NONE)
			.properties("ami.startup=required", "ami.username=" + newer.get("USERNAME"),
					"ami.secret=" + newer.get("SECRET"), "ami.servers.newer.host=" + newer.get("HOST"),
					"ami.servers.newer.port=" + newer.get("HTTP_PORT"), "ami.servers.newer.transport=http",
					"ami.servers.newer.http.encoding=mxml", "ami.servers.older.host=" + older.get("HOST"),
					"ami.servers.older.port=" + older.get("PORT"))
			.run()) {
			AmiClients clients = context.getBean(AmiClients.class);
			assertThat(clients).hasSize(2).allMatch((client) -> client.status().isConnected());
			assertThat(AmiTransport.of(clients.get("newer"))).isEqualTo(AmiTransport.HTTP);
			assertThat(AmiTransport.of(clients.get("older"))).isEqualTo(AmiTransport.TCP);
		}
	}

	@Test
	void connectsToSeveralServers() {
		Asterisk newer = Asterisk.of("22");
		Asterisk older = Asterisk.of("16");
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ListeningApplication.class)
			.web(WebApplicationType.NONE)
			.properties("ami.startup=required", "ami.events.mask=call,system",
					"ami.servers.newer.host=" + newer.get("HOST"), "ami.servers.newer.port=" + newer.get("PORT"),
					"ami.servers.newer.username=" + newer.get("USERNAME"),
					"ami.servers.newer.secret=" + newer.get("SECRET"), "ami.servers.older.host=" + older.get("HOST"),
					"ami.servers.older.port=" + older.get("PORT"),
					"ami.servers.older.username=" + older.get("USERNAME"),
					"ami.servers.older.secret=" + older.get("SECRET"), "ami.servers.older.events.mask=call",
					"management.endpoints.jmx.exposure.include=ami", "spring.jmx.enabled=true")
			.run()) {
			AmiEndpoint endpoint = context.getBean(AmiEndpoint.class);
			assertThat(endpoint.servers().servers().values()).map(AmiServerDescriptor::state)
				.containsExactly(State.CONNECTED, State.CONNECTED);
			assertThat(endpoint.server("newer")).isNotNull().satisfies((server) -> {
				assertThat(server.asteriskVersion()).startsWith("22.");
				assertThat(server.events().mask()).containsExactly("call", "system");
			});
			assertThat(endpoint.server("older")).isNotNull().satisfies((server) -> {
				assertThat(server.asteriskVersion()).startsWith("16.");
				assertThat(server.events().mask()).containsExactly("call");
			});
			AmiClients clients = context.getBean(AmiClients.class);
			clients.get("older").execute(OriginateAction.of("Local/answer@test").application("Wait", "1"));
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.untilAsserted(
						() -> assertThat(clients.get("older").statistics().eventsReceived()).containsKey("Hangup"));
			endpoint.reconnect("older");
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.untilAsserted(() -> assertThat(clients.get("older").statistics().reconnects()).isOne());
			assertThat(clients.get("newer").statistics().reconnects()).isZero();
		}
	}

	@ParameterizedTest(name = "Asterisk {0}, {1}")
	@CsvSource(delimiter = '|', textBlock = """
			22 | wrong secret | Set ami.username and ami.secret
			22 | closed port  | Set ami.host and ami.port to the address of the running PBX
			22 | unknown CA   | Set ami.ssl.bundle to an SSL bundle whose trust store contains
			22 | no TLS       | Set ami.port to the PBX's port for TLS
			22 | no privilege | to the "write" line of the account in ami.username
			16 | wrong secret | Set ami.username and ami.secret
			16 | unknown CA   | Set ami.ssl.bundle to an SSL bundle whose trust store contains
			16 | no TLS       | Set ami.port to the PBX's port for TLS
			16 | no privilege | to the "write" line of the account in ami.username
			""")
	void explainsAFailedStartup(String version, String fault, String advice, CapturedOutput output) {
		Asterisk asterisk = Asterisk.of(version);
		String[] arguments = switch (fault) {
			case "wrong secret" -> new String[] { "--ami.secret=plugh-4711" };
			case "closed port" -> new String[] { "--ami.port=1" };
			case "unknown CA" -> new String[] { "--ami.ssl.enabled=true", "--ami.port=" + asterisk.get("TLS_PORT") };
			case "no TLS" -> new String[] { "--ami.ssl.enabled=true" };
			default -> new String[] { "--ami.username=" + asterisk.get("LIMITED_USERNAME"),
					"--ami.secret=" + asterisk.get("LIMITED_SECRET"), "--ami.events.filters[0]=Event: Hangup" };
		};
		assertThatException().isThrownBy(() -> application(asterisk, false).run(arguments).close());
		assertThat(output).contains("APPLICATION FAILED TO START").contains(advice).doesNotContain("plugh-4711");
	}

	@ParameterizedTest(name = "Asterisk {0}, {1}")
	@CsvSource(delimiter = '|', textBlock = """
			22 | wrong secret        | Set ami.username and ami.secret
			22 | wrong digest secret | Set ami.username and ami.secret
			22 | wrong prefix        | Set ami.http.path-prefix to the "prefix" in the PBX's http.conf
			22 | closed port         | the address of Asterisk's HTTP server, whose http.conf must contain enabled=yes
			22 | unknown CA          | Set ami.ssl.bundle to an SSL bundle whose trust store contains
			22 | no TLS              | Set ami.port to the PBX's port for TLS (tlsbindaddr in its http.conf)
			22 | TLS port            | check whether this port expects TLS (ami.ssl.enabled)
			22 | TCP port            | or set ami.transport=tcp
			16 | wrong secret        | Set ami.username and ami.secret
			16 | wrong digest secret | Set ami.username and ami.secret
			16 | wrong prefix        | Set ami.http.path-prefix to the "prefix" in the PBX's http.conf
			16 | TLS port            | check whether this port expects TLS (ami.ssl.enabled)
			16 | TCP port            | or set ami.transport=tcp
			""")
	void explainsAFailedStartupOverHttp(String version, String fault, String advice, CapturedOutput output) {
		Asterisk asterisk = Asterisk.of(version);
		String[] arguments = switch (fault) {
			case "wrong secret" -> new String[] { "--ami.secret=plugh-4711" };
			case "wrong digest secret" ->
				new String[] { "--ami.secret=plugh-4711", "--ami.http.authentication=digest" };
			case "wrong prefix" -> new String[] { "--ami.http.path-prefix=/nowhere" };
			case "closed port" -> new String[] { "--ami.port=1" };
			case "unknown CA" -> new String[] { "--ami.ssl.enabled=true", "--ami.port=" + asterisk.get("HTTPS_PORT") };
			case "no TLS" -> new String[] { "--ami.ssl.enabled=true" };
			case "TLS port" -> new String[] { "--ami.port=" + asterisk.get("HTTPS_PORT") };
			default -> new String[] { "--ami.port=" + asterisk.get("PORT") };
		};
		assertThatException().isThrownBy(() -> overHttp(asterisk, false).run(arguments).close());
		assertThat(output).contains("APPLICATION FAILED TO START").contains(advice).doesNotContain("plugh-4711");
	}

	@Test
	void explainsAnHttpPortOverTcp(CapturedOutput output) {
		Asterisk asterisk = Asterisk.of("22");
		assertThatException().isThrownBy(() -> application(asterisk, false)
			.run("--ami.port=" + asterisk.get("HTTP_PORT"), "--ami.connect-timeout=500ms")
			.close());
		assertThat(output).contains("set ami.transport=http if this is the port of Asterisk's HTTP server");
	}

	private static List<String> channels(List<? extends AmiEvent> events) {
		return events.stream().map((event) -> String.valueOf(event.message().get("Channel"))).toList();
	}

	private static SpringApplicationBuilder overHttp(Asterisk asterisk, boolean ssl) {
		return application(asterisk, ssl).properties("ami.transport=http",
				"ami.port=" + asterisk.get(ssl ? "HTTPS_PORT" : "HTTP_PORT"));
	}

	private static SpringApplicationBuilder application(Asterisk asterisk, boolean ssl) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(ListeningApplication.class)
			.web(WebApplicationType.NONE)
			.properties("ami.startup=required", "ami.host=" + asterisk.get("HOST"),
					"ami.username=" + asterisk.get("USERNAME"), "ami.secret=" + asterisk.get("SECRET"),
					"ami.events.mask=call");
		if (ssl) {
			application.properties("ami.port=" + asterisk.get("TLS_PORT"), "ami.ssl.bundle=asterisk",
					"spring.ssl.bundle.pem.asterisk.truststore.certificate=" + asterisk.get("CA"));
		}
		else {
			application.properties("ami.port=" + asterisk.get("PORT"));
		}
		return application;
	}

	/**
	 * A server that runs for these tests.
	 *
	 * @param prefix the prefix of the names of its environment variables
	 */
	private record Asterisk(String prefix) {

		static Asterisk of(String version) {
			Asterisk asterisk = new Asterisk("AMI_IT_" + version + "_");
			boolean configured = System.getenv(asterisk.prefix + "HOST") != null;
			String explanation = "No Asterisk " + version + " is configured: set " + asterisk.prefix
					+ "HOST and the others, as \"scripts/asterisk env\" prints them";
			if ("true".equals(System.getenv("AMI_IT_REQUIRED"))) {
				assertThat(configured).as(explanation).isTrue();
			}
			if (!configured) {
				logger.warn(explanation);
			}
			assumeThat(configured).as(explanation).isTrue();
			return asterisk;
		}

		String get(String name) {
			String value = System.getenv(this.prefix + name);
			assertThat(value).as(this.prefix + name).isNotNull();
			return value;
		}

	}

}
