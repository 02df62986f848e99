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

	private final AmiEndpoint endpoint = new AmiEndpoint(AmiClients.of(List.of(this.east, this.west)));

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
						Duration.ofSeconds(7), 1)));
	}

	@Test
	void describesAServerOverHttp() {
		RecordingAmiClient client = new RecordingAmiClient(AmiClientSettings.builder()
			.name("west")
			.host("pbx")
			.credentials("app", "secret")
			.http(HttpSettings.builder().proxy(URI.create("http://user:xyzzy@proxy:3128")).build())
			.build());
		assertThat(AmiServerDescriptor.of(client)).extracting(AmiServerDescriptor::transport)
			.isEqualTo(AmiTransport.HTTP);
		assertThat(AmiServerDescriptor.of(client).toString()).doesNotContain("xyzzy");
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
			.containsEntry("west", AmiServerDescriptor.of(this.west));
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
		assertThat(response.getBody()).isEqualTo(AmiServerDescriptor.of(this.east));
		assertThat(response.getBody().nextAttempt()).isEqualTo(Instant.MAX);
		assertThat(response.getBody().lastError()).contains("Authentication failed");
	}

}
