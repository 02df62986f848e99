/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.endpoint;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.client.AmiTransport;
import io.github.amispring.boot.testsupport.RecordingAmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.client.AmiClientStatus.State;
import io.github.amispring.client.EventSettings;
import io.github.amispring.client.HttpSettings;
import io.github.amispring.exception.AmiAuthenticationException;
import io.github.amispring.exception.AmiConnectException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AmiEndpoint}.
 */
class AmiEndpointTests {

	private final RecordingAmiClient east = new RecordingAmiClient("east");

	private final RecordingAmiClient west = new RecordingAmiClient("west");

	private final AmiClients clients = AmiClients.of(List.of(this.east, this.west), RecordingAmiClient::new);

	private final AmiEndpoint endpoint = new AmiEndpoint(this.clients, new TopLevelSettings());

	@Test
	void describesAConnectedServer() {
		this.east.status(AmiClientStatus.builder("east", State.CONNECTED)
			.asteriskVersion("22.10.1")
			.amiVersion("11.0.0")
			.connectedSince(Instant.EPOCH)
			.lastRoundTrip(Duration.ofMillis(3))
			.events(EventSettings.builder()
				.mask("call")
				.include("Hang*")
				.exclude("VarSet")
				.filter("!Channel: Local/")
				.bufferCapacity(10)
				.build())
			.filters(List.of("!Channel: Local/", "!^Event: (VarSet)"))
			.build());
		this.east.pauseEvents(Duration.ZERO);
		this.east.receive("Hangup");
		this.east.lose(4);
		this.east.lag(Duration.ofSeconds(7));
		this.east.listenerFailed("listener", "event", new IllegalStateException());
		AmiServerDescriptor server = this.endpoint.server("east");
		assertThat(server).isEqualTo(new AmiServerDescriptor(State.CONNECTED, AmiTransport.TCP, "22.10.1", "11.0.0",
				Instant.EPOCH, Duration.ofMillis(3), null, null, 3, 2,
				new AmiServerDescriptor.EventsDescriptor(List.of("call"), List.of("Hang*"), List.of("VarSet"),
						List.of("!Channel: Local/", "!^Event: (VarSet)"), Map.of("Hangup", 1L), 4, 1, 10,
						Duration.ofSeconds(7), 1),
				null));
	}

	@Test
	void describesAServerOverHttp() {
		RecordingAmiClient client = new RecordingAmiClient(AmiClientSettings.builder()
			.name("west")
			.host("pbx")
			.credentials("app", "secret")
			.http(HttpSettings.builder().proxy(URI.create("http://user:xyzzy@proxy:3128")).build())
			.build());
		assertThat(AmiServerDescriptor.of(client, null)).extracting(AmiServerDescriptor::transport)
			.isEqualTo(AmiTransport.HTTP);
		assertThat(AmiServerDescriptor.of(client, null).toString()).doesNotContain("xyzzy");
	}

	@Test
	void describesTheErrorOfADisconnectedServer() {
		this.east.status(AmiClientStatus.builder("east", State.WAITING)
			.lastError(new AmiConnectException("east", "connection refused", null))
			.nextAttempt(Instant.MAX)
			.build());
		AmiServerDescriptor server = this.endpoint.server("east");
		assertThat(server).isNotNull();
		assertThat(server.state()).isEqualTo(State.WAITING);
		assertThat(server.lastError()).isEqualTo("connection refused");
		assertThat(server.nextAttempt()).isEqualTo(Instant.MAX);
	}

	@Test
	void describesAllServers() {
		assertThat(this.endpoint.servers().servers()).containsOnlyKeys("east", "west")
			.containsEntry("west", AmiServerDescriptor.of(this.west, null));
	}

	@Test
	void returnsNothingForAnUnknownServer() {
		assertThat(this.endpoint.server("north")).isNull();
		assertThat(this.endpoint.reconnect("north").getStatus()).isEqualTo(WebEndpointResponse.STATUS_NOT_FOUND);
	}

	@Test
	void reconnectsToOneServer() {
		assertThat(this.endpoint.reconnect("west").getStatus()).isEqualTo(WebEndpointResponse.STATUS_NO_CONTENT);
		assertThat(this.west.calls()).containsExactly("reconnect");
		assertThat(this.east.calls()).isEmpty();
	}

	@Test
	void reportsThatReconnectingWaitsAfterRejectedCredentials() {
		this.east.status(AmiClientStatus.builder("east", State.WAITING)
			.lastError(new AmiAuthenticationException("east", "pbx", 5038, "app", "Authentication failed"))
			.nextAttempt(Instant.MAX)
			.build());
		WebEndpointResponse<AmiServerDescriptor> response = this.endpoint.reconnect("east");
		assertThat(this.east.calls()).containsExactly("reconnect");
		assertThat(response.getStatus()).isEqualTo(202);
		assertThat(response.getBody()).isEqualTo(AmiServerDescriptor.of(this.east, null));
		assertThat(response.getBody().nextAttempt()).isEqualTo(Instant.MAX);
		assertThat(response.getBody().lastError()).contains("Authentication failed");
	}

	@Test
	void addsAServerWithTheAccountOfTheProperties() {
		WebEndpointResponse<AmiServerAddition> response = this.endpoint.add("north", "north.example.com", null, null,
				null, null, null);
		assertThat(response.getStatus()).isEqualTo(201);
		AmiClientSettings settings = this.clients.get("north").settings();
		assertThat(settings.host()).isEqualTo("north.example.com");
		assertThat(settings.port()).isEqualTo(5038);
		assertThat(settings.secret()).isEqualTo("top-secret");
		assertThat(response.getBody())
			.isEqualTo(new AmiServerAddition("north", AmiServerDescriptor.of(this.clients.get("north")), null));
		assertThat(this.endpoint.servers().servers()).containsKey("north");
	}

	@Test
	void addsAServerWithItsOwnAccount() {
		WebEndpointResponse<AmiServerAddition> response = this.endpoint.add("north", "north.example.com", 5999,
				"tenant", "xyzzy", true, null);
		AmiClientSettings settings = this.clients.get("north").settings();
		assertThat(settings.port()).isEqualTo(5999);
		assertThat(settings.username()).isEqualTo("tenant");
		assertThat(settings.secret()).isEqualTo("xyzzy");
		assertThat(settings.tls()).isNotNull();
		assertThat(response.getBody().toString()).doesNotContain("xyzzy");
	}

	@Test
	void addsAServerWithAnSslBundle() {
		assertThat(this.endpoint.add("north", "north.example.com", null, null, null, null, "pbx").getStatus())
			.isEqualTo(201);
		assertThat(this.clients.get("north").settings().tls()).isNotNull();
	}

	@Test
	void rejectsADuplicateName() {
		WebEndpointResponse<AmiServerAddition> response = this.endpoint.add("east", "east.example.com", null, null,
				null, null, null);
		assertThat(response.getStatus()).isEqualTo(409);
		assertThat(response.getBody().error()).isEqualTo("A server named \"east\" already exists");
	}

	@Test
	void rejectsInvalidParameters() {
		assertRejects("must contain only a host name",
				this.endpoint.add("north", "tcp://user:xyzzy@north:5038", null, null, null, null, null));
		assertRejects("must be between 1 and 65535",
				this.endpoint.add("north", "north", 70000, null, null, null, null));
		assertRejects("server name \"a/b\"", this.endpoint.add("a/b", "north", null, null, null, null, null));
		assertRejects("Set both username and secret",
				this.endpoint.add("north", "north", null, null, "xyzzy", null, null));
		assertRejects("Set both username and secret",
				this.endpoint.add("north", "north", null, "tenant", " ", null, null));
		assertRejects("No SSL bundle is named", this.endpoint.add("north", "north", null, null, null, null, "other"));
		assertRejects("sslBundle requires TLS", this.endpoint.add("north", "north", null, null, null, false, "pbx"));
		assertThat(this.clients.names()).containsExactly("east", "west");
	}

	private static void assertRejects(String error, WebEndpointResponse<AmiServerAddition> response) {
		assertThat(response.getStatus()).isEqualTo(WebEndpointResponse.STATUS_BAD_REQUEST);
		assertThat(response.getBody().error()).contains(error).doesNotContain("xyzzy");
		assertThat(response.getBody().server()).isNull();
	}

	@Test
	void removesAServer() {
		assertThat(this.endpoint.remove("west").getStatus()).isEqualTo(WebEndpointResponse.STATUS_NO_CONTENT);
		assertThat(this.west.calls()).contains("close");
		assertThat(this.endpoint.servers().servers()).containsOnlyKeys("east");
		assertThat(this.endpoint.remove("west").getStatus()).isEqualTo(WebEndpointResponse.STATUS_NOT_FOUND);
	}

	@Test
	void doesNotAddAServerWhenTheApplicationHasBeenClosed() {
		this.clients.destroy();
		WebEndpointResponse<AmiServerAddition> response = this.endpoint.add("north", "north", null, null, null, null,
				null);
		assertThat(response.getStatus()).isEqualTo(503);
		assertThat(response.getBody().error()).contains("has been closed");
	}

}
