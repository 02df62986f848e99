/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.time.Duration;

import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.HttpSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for several servers that {@code ami.servers} configures.
 */
class AmiServersTests {

	/** Two servers with ports on which no PBX listens. */
	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AmiAutoConfiguration.class, SslAutoConfiguration.class))
		.withPropertyValues("ami.port=1", "ami.username=app", "ami.secret=xyzzy-0815",
				"ami.servers.east.host=127.0.0.1", "ami.servers.west.host=127.0.0.2");

	@Test
	void createsAClientForEachServer() {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed();
			AmiClients clients = context.getBean(AmiClients.class);
			assertThat(clients.names()).containsExactly("east", "west");
			assertThat(clients).extracting(AmiClient::name).containsExactly("east", "west");
			assertThat(clients.get("west").toString()).contains("127.0.0.2");
			assertThat(context.getBeansOfType(AmiClient.class)).containsOnlyKeys("eastAmiClient", "westAmiClient");
		});
	}

	@Test
	void listsTheServersInFailures() {
		this.runner.run((context) -> assertThatIllegalArgumentException()
			.isThrownBy(() -> context.getBean(AmiClients.class).get("north"))
			.withMessage("No server is named \"north\". The servers are: east, west"));
	}

	@Test
	void injectsQualifiedServerOrFirstServer() {
		this.runner.withBean(Injected.class).run((context) -> {
			Injected injected = context.getBean(Injected.class);
			assertThat(injected.east.name()).isEqualTo("east");
			assertThat(injected.west.name()).isEqualTo("west");
			assertThat(injected.unqualified.name()).isEqualTo("east");
		});
	}

	@Test
	void injectsThePrimaryServer() {
		this.runner.withPropertyValues("ami.primary=west")
			.withBean(Injected.class)
			.run((context) -> assertThat(context.getBean(Injected.class).unqualified.name()).isEqualTo("west"));
	}

	@Test
	void injectsTheTopLevelServer() {
		this.runner.withPropertyValues("ami.host=127.0.0.3").withBean(Injected.class).run((context) -> {
			assertThat(context.getBean(AmiClients.class).names()).containsExactly("default", "east", "west");
			assertThat(context.getBean(Injected.class).unqualified.name()).isEqualTo("default");
			assertThat(context.getBean("amiClient", AmiClient.class).toString()).contains("127.0.0.3");
			assertThat(context.getBean(AmiClients.class).get("east").toString()).contains("127.0.0.1");
		});
	}

	@Test
	void prefersThePrimaryServerToTheTopLevelServer() {
		this.runner.withPropertyValues("ami.host=127.0.0.3", "ami.primary=east")
			.withBean(Injected.class)
			.run((context) -> assertThat(context.getBean(Injected.class).unqualified.name()).isEqualTo("east"));
	}

	@Test
	void usesConnectionDetailsBeansForTheTopLevelServer() {
		AmiConnectionDetails details = mock();
		given(details.getHost()).willReturn("127.0.0.4");
		given(details.getPort()).willReturn(1);
		given(details.getUsername()).willReturn("them");
		given(details.getSecret()).willReturn("theirs");
		this.runner.withBean(AmiConnectionDetails.class, () -> details).run((context) -> {
			AmiClients clients = context.getBean(AmiClients.class);
			assertThat(clients.names()).containsExactly("default", "east", "west");
			assertThat(clients.get("default").toString()).contains("127.0.0.4");
			assertThat(clients.get("east").toString()).contains("127.0.0.1");
		});
	}

	@Test
	void inheritsEachProperty() {
		this.runner
			.withPropertyValues("ami.transport=http", "ami.http.path-prefix=/pbx", "ami.http.encoding=mxml",
					"ami.http.authentication=digest", "ami.http.proxy=http://proxy:3128", "ami.http.poll-timeout=7s",
					"ami.authentication=plaintext", "ami.allow-plaintext-without-tls=true", "ami.charset=ISO-8859-1",
					"ami.connect-timeout=1s", "ami.response-timeout=2s", "ami.ssl.enabled=true",
					"ami.ssl.verify-hostname=false", "ami.keep-alive.interval=3s", "ami.keep-alive.timeout=4s",
					"ami.reconnect.initial-delay=5s", "ami.reconnect.max-delay=6s", "ami.reconnect.multiplier=1.5",
					"ami.reconnect.jitter=0.5", "ami.events.mask=call,agent", "ami.events.include=Hangup",
					"ami.events.exclude=VarSet", "ami.events.filters=!Channel: Local/", "ami.events.publish=false",
					"ami.events.buffer-capacity=10", "ami.events.idle-interval=5m", "ami.limits.max-message-size=1MB",
					"ami.limits.max-message-lines=2", "ami.limits.max-list-entries=3", "ami.limits.max-list-size=4KB",
					"ami.limits.max-pending-actions=5", "ami.limits.max-buffer-size=6B")
			.run((context) -> {
				AmiProperties properties = context.getBean(AmiProperties.class);
				assertThat(properties.getServers().get("east")).usingRecursiveComparison()
					.ignoringFields("host")
					.isEqualTo(properties);
			});
	}

	@Test
	void prefersPropertiesOfTheServer() {
		this.runner
			.withPropertyValues("ami.events.mask=call,agent", "ami.servers.east.events.mask=user",
					"ami.keep-alive.interval=3s", "ami.keep-alive.timeout=4s", "ami.servers.east.keep-alive.timeout=5s",
					"ami.servers.east.secret=own", "ami.servers.east.port=5999")
			.run((context) -> {
				AmiProperties properties = context.getBean(AmiProperties.class);
				AmiServerProperties east = properties.getServers().get("east");
				assertThat(east.getEvents().getMask()).containsExactly("user");
				assertThat(east.getKeepAlive().getInterval()).isEqualTo(Duration.ofSeconds(3));
				assertThat(east.getKeepAlive().getTimeout()).isEqualTo(Duration.ofSeconds(5));
				assertThat(east.getSecret()).isEqualTo("own");
				assertThat(east.getPort()).isEqualTo(5999);
				AmiServerProperties west = properties.getServers().get("west");
				assertThat(west.getEvents().getMask()).containsExactly("call", "agent");
				assertThat(west.getKeepAlive().getTimeout()).isEqualTo(Duration.ofSeconds(4));
				assertThat(west.getSecret()).isEqualTo("xyzzy-0815");
				assertThat(west.getPort()).isOne();
				assertThat(properties.getEvents().getMask()).containsExactly("call", "agent");
				assertThat(properties.getHost()).isNull();
			});
	}

	@Test
	void serversUseDifferentTransports() {
		this.runner
			.withPropertyValues("ami.http.authentication=digest", "ami.servers.east.transport=http",
					"ami.servers.east.http.encoding=mxml")
			.run((context) -> {
				AmiClients clients = context.getBean(AmiClients.class);
				assertThat(clients.get("east").settings().http()).isEqualTo(HttpSettings.builder()
					.authentication(HttpSettings.Authentication.DIGEST)
					.encoding(HttpSettings.Encoding.MXML)
					.build());
				assertThat(clients.get("west").settings().http()).isNull();
			});
	}

	@Test
	void passesTheServerToCustomizers() {
		this.runner
			.withBean(AmiClientCustomizer.class,
					() -> (server, settings) -> settings.host(server + ".example.com").port(1))
			.run((context) -> assertThat(context.getBean(AmiClients.class)).extracting(AmiClient::toString)
				.satisfiesExactly((east) -> assertThat(east).contains("east.example.com"),
						(west) -> assertThat(west).contains("west.example.com")));
	}

	@Test
	void listsTheServersIfThePrimaryServerIsUnknown() {
		this.runner.withPropertyValues("ami.primary=north")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOfSatisfying(InvalidAmiPropertyException.class, (failure) -> {
					assertThat(failure.getName()).isEqualTo("ami.primary");
					assertThat(failure.getReason()).isEqualTo("No server has this name. The servers are: east, west.");
				}));
	}

	@Test
	void reportsMissingPropertiesOfAServer() {
		this.runner.withPropertyValues("ami.servers.north.port=5038", "ami.servers.north.secret= ")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(MissingAmiPropertiesException.class, (failure) -> assertThat(failure.getNames())
					.containsExactly("ami.servers.north.host", "ami.servers.north.secret")));
	}

	@ParameterizedTest
	@CsvSource({ "ami.servers.east.port, 70000", "ami.reconnect.jitter, 2", "ami.servers.east.ssl.bundle, nowhere",
			"ami.ssl.bundle, nowhere", "ami.servers.west.events.mask, agnet", "ami.events.mask, agnet",
			"ami.servers.west.events.include, Hangpu", "ami.events.exclude, Hangpu",
			"ami.servers.west.http.path-prefix, pbx", "ami.http.proxy, proxy", "ami.servers.west.http.proxy, :" })
	void reportsTheEffectivePropertyThatIsOutOfRange(String property, String value) {
		this.runner.withPropertyValues("ami.servers.west.transport=http", property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidAmiPropertyException.class,
						(failure) -> assertThat(failure.getName()).isEqualTo(property)));
	}

	@Test
	void rejectsNamesThatDifferOnlyInCaseAndDashes() {
		this.runner.withPropertyValues("ami.servers.ea-st.host=127.0.0.1")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(DuplicateAmiServerException.class)
				.hasMessageContaining("\"ea-st\"")
				.hasMessageContaining("\"east\""));
	}

	@Test
	void rejectsASecondDefaultServer() {
		this.runner.withPropertyValues("ami.host=127.0.0.3", "ami.servers.default.host=127.0.0.1")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(DuplicateAmiServerException.class)
				.hasMessageContaining("Two servers have the name \"default\""));
	}

	@Test
	void acceptsNamesThatRequireBrackets() {
		this.runner.withPropertyValues("ami.servers[new.york].host=127.0.0.1", "ami.servers[new.york].port=70000")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidAmiPropertyException.class,
						(failure) -> assertThat(failure.getName()).isEqualTo("ami.servers[new.york].port")));
	}

	/**
	 * A bean with injected clients.
	 */
	static class Injected {

		private final AmiClient east;

		private final AmiClient west;

		private final AmiClient unqualified;

		Injected(@Qualifier("east") AmiClient east, @Qualifier("west") AmiClient west, AmiClient unqualified) {
			this.east = east;
			this.west = west;
			this.unqualified = unqualified;
		}

	}

}
