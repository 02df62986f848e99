/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.amispring.action.CustomAction;
import io.github.amispring.action.OriginateAction;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.exception.AmiAuthenticationException;
import io.github.amispring.exception.AmiConnectException;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeHttpServer;
import io.github.amispring.testsupport.FakeHttpServer.Reply;
import io.github.amispring.testsupport.FakeHttpServer.Request;
import io.github.amispring.testsupport.FakeServer;
import io.github.amispring.testsupport.LogCapture;
import io.github.amispring.testsupport.Recorder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests a client over HTTP, above all with a server that misbehaves.
 */
class HttpTests extends AbstractClientTests {

	private static final String HANGUP = "Event: Hangup\r\nChannel: PJSIP/100-1\r\nUniqueid: %s\r\n\r\n";

	private final FakeHttpServer http = new FakeHttpServer();

	@AfterEach
	void closeServer() {
		closeAll();
		this.http.close();
	}

	@Override
	public AmiClientSettings.Builder settings() {
		return settings(this.http.port()).http((http) -> http.pollTimeout(Duration.ofSeconds(1)));
	}

	@Test
	void executesActionsAndReceivesEvents() {
		AmiClient client = connected();
		Recorder events = new Recorder(client);
		assertThat(client.status().amiVersion()).isEqualTo("11.0.0");
		assertThat(client.execute(CustomAction.named("Greet").with("Name", "Zoë & Co=+ %"))).isNotNull();
		assertThat(this.http.requests("Greet")).hasSize(1)
			.allSatisfy((request) -> assertThat(request.get("Name")).isEqualTo("Zoë & Co=+ %"));
		this.http.raise(HANGUP.formatted("1") + HANGUP.formatted("2"));
		this.http.raise(HANGUP.formatted("3"));
		events.await("Hangup", 3);
		assertThat(events.only(HangupEvent.class)).extracting((event) -> event.channel().uniqueId())
			.containsExactly("1", "2", "3");
	}

	@Test
	void sendsSecretsOnlyHashedAndInBodies() {
		AmiClient client = connected();
		client.execute(PING);
		assertThat(this.http.requests()).allSatisfy((request) -> {
			assertThat(request.line()).isEqualTo("POST /rawman HTTP/1.1");
			assertThat(request.toString()).doesNotContain(FakeServer.SECRET);
		});
	}

	@Test
	void warnsIfHttpClientLogsRequests() {
		Logger wire = (Logger) LoggerFactory.getLogger("org.apache.hc.client5.http.wire");
		Level level = wire.getLevel();
		try (LogCapture log = new LogCapture()) {
			client();
			assertThat(log.messages()).noneMatch((message) -> message.contains("HttpClient logs all requests"));
			wire.setLevel(Level.DEBUG);
			client();
			assertThat(log.messages()).anyMatch((message) -> message.contains("HttpClient logs all requests"));
		}
		finally {
			wire.setLevel(level);
		}
	}

	@Test
	void sendsActionsInOrder() {
		AmiClient client = connected();
		List<CompletableFuture<?>> futures = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			futures.add(client.send(CustomAction.named("Step").with("Number", Integer.toString(i))));
		}
		futures.forEach(AbstractClientTests::get);
		assertThat(this.http.requests("Step")).extracting((request) -> request.get("Number"))
			.containsExactlyElementsOf(IntStream.range(0, 200).mapToObj(Integer::toString).toList());
	}

	@Test
	void completesActionWhoseOutcomeArrivesFirst() {
		AmiClient client = connected();
		Recorder events = new Recorder(client);
		this.http.on("Originate", (request) -> {
			this.http.raise("Event: OriginateResponse\r\nActionID: " + request.get("ActionID")
					+ "\r\nResponse: Failure\r\nReason: 5\r\n\r\n");
			events.await("OriginateResponse");
			return Reply.success(request, "Message: Originate successfully queued");
		});
		assertThat(client.execute(OriginateAction.of("Local/1@test").application("Wait", "1").awaitingOutcome())
			.successful()).isFalse();
	}

	@Test
	void rejectedLoginIsReported() {
		AmiClient client = client((settings) -> settings.credentials(FakeServer.USERNAME, "wrong"));
		assertThat(failure(client.start())).isInstanceOf(AmiAuthenticationException.class)
			.hasMessageContaining("rejected the login of \"app\"")
			.hasMessageNotContaining("wrong");
	}

	@Test
	void rejectedDigestIsReported() {
		this.http.onAll((request) -> Reply.page("401 Unauthorized",
				"WWW-Authenticate: Digest algorithm=MD5, realm=\"asterisk\", nonce=\"1a\", qop=\"auth\", opaque=\"1a\""));
		AmiClient client = client(
				(settings) -> settings.http((http) -> http.authentication(HttpSettings.Authentication.DIGEST)));
		assertThat(failure(client.start())).isInstanceOf(AmiAuthenticationException.class)
			.hasMessageContaining("401 Unauthorized");
		assertThat(this.http.requests().get(1).headers().get("authorization")).startsWith("Digest username=\"app\"")
			.doesNotContain(FakeServer.SECRET);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			301 Moved | HTTP status 301
			401 Unauthorized | another server responded
			403 Forbidden | "permit" and "deny"
			404 Not Found | webenabled=yes
			407 Proxy Authentication Required | Check the user name and the password of the proxy
			413 Request Entity Too Large | HTTP status 413
			500 Server Error | HTTP status 500
			200 OK | not an AMI server
			""")
	void foreignServerIsReported(String status, String message) {
		this.http.onAll((request) -> Reply.page(status));
		assertThat(failure(client().start())).isInstanceOf(AmiConnectException.class)
			.hasMessageContaining("127.0.0.1:" + this.http.port())
			.hasMessageContaining(message);
	}

	@Test
	void connectsWhenTheServerHasRecovered() {
		this.http.onAll((request) -> Reply.page("404 Not Found"));
		AmiClient client = client();
		assertThat(failure(client.start())).hasMessageContaining("404");
		this.http.recover();
		Awaitility.await().until(() -> client.status().state() == AmiClientStatus.State.CONNECTED);
		assertThat(client.execute(PING)).isNotNull();
	}

	@Test
	void tcpServerIsReported() {
		AmiClient client = client((settings) -> settings.port(this.server.port()));
		assertThat(failure(client.start())).isInstanceOf(AmiConnectException.class)
			.hasMessageContaining("the banner of the manager interface over TCP");
	}

	@Test
	void closedPortIsReported() {
		assertThat(failure(client((settings) -> settings.port(UNUSED_PORT)).start()))
			.isInstanceOf(AmiConnectException.class)
			.hasMessageContaining("http.conf contains enabled=yes");
	}

	@Test
	void silentServerIsReported() {
		this.http.on("CoreSettings", (request) -> {
			block(latch());
			return Reply.none();
		});
		AmiClient client = client((settings) -> settings.connectTimeout(Duration.ofMillis(300)));
		assertThat(failure(client.start())).isInstanceOf(AmiConnectException.class)
			.hasMessageContaining("no response within 300 ms");
	}

	@Test
	void truncatedBodyEndsTheConnection() {
		assertReconnects((request) -> Reply.success(request).withLength(1000), "Premature end");
	}

	@Test
	void bodyWithoutEndEndsTheConnection() {
		assertReconnects((request) -> Reply.text("Response: Success\r\nActionID: " + request.get("ActionID") + "\r\n"),
				"a part of it is missing");
	}

	@Test
	void htmlPageEndsTheConnection() {
		assertReconnects(
				(request) -> Reply.page("200 OK", "Set-Cookie: " + FakeHttpServer.COOKIE, "Content-Type: text/html"),
				"expected text but received \"<html><head>");
	}

	@Test
	void hugeBodyEndsTheConnection() {
		assertReconnects((request) -> Reply.text("x".repeat(1000)).withLength(100L * 1024 * 1024),
				"larger than 67108864 bytes");
	}

	@Test
	void endlessBodyEndsTheConnection() {
		assertReconnects((request) -> Reply.text("x".repeat(8192)).endless(), "larger than 67108864 bytes");
	}

	@Test
	void endlessPageOfForeignServerEndsTheConnection() {
		assertReconnects((request) -> Reply.page("502 Bad Gateway").endless(), "HTTP status 502");
	}

	@Test
	void serverThatDoesNotRespondToWaitEventIsNoticed() {
		this.http.on("WaitEvent", (request) -> {
			block(latch());
			return Reply.none();
		});
		AmiClient client = client((settings) -> settings.responseTimeout(Duration.ofMillis(300)));
		Recorder connections = new Recorder(client);
		client.start();
		connections.await("AmiDisconnectedEvent");
		assertThat(connections.only(AmiDisconnectedEvent.class).get(0).reason())
			.contains("did not respond to WaitEvent within 1300 ms");
	}

	@Test
	void stopsWhileTheServerExecutesAnAction() {
		this.http.on("Slow", (request) -> {
			block(latch());
			return Reply.none();
		});
		AmiClient client = connected();
		CompletableFuture<?> slow = client.send(CustomAction.named("Slow"));
		Awaitility.await().until(() -> this.http.requests("Slow").size() == 1);
		client.stop(Duration.ofMillis(100));
		assertThat(failure(slow)).isInstanceOf(AmiDisconnectedException.class);
		assertNoThreads(client);
	}

	@Test
	void stopsWhileItConnects() {
		this.http.on("CoreSettings", (request) -> {
			block(latch());
			return Reply.none();
		});
		AmiClient client = client();
		client.start();
		Awaitility.await().until(() -> this.http.requests("CoreSettings").size() == 1);
		client.stop(Duration.ofMillis(100));
		assertNoThreads(client);
	}

	@Test
	void foreignStatusEndsTheConnection() {
		assertReconnects((request) -> Reply.page("502 Bad Gateway"), "HTTP status 502");
	}

	@Test
	void expiredSessionEndsTheConnection() {
		assertReconnects((request) -> Reply
			.text("Response: Error\r\nActionID: " + request.get("ActionID") + "\r\nMessage: Permission denied\r\n\r\n")
			.withoutSession(), "ended the HTTP session");
	}

	@Test
	void closedConnectionEndsTheConnection() {
		assertReconnects((request) -> Reply.none(), "failed to respond");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<ajax-response><response><generic response='Succ", "<html><body>Error</body></html>",
			"<ajax-response><a></b></ajax-response>" })
	void malformedXmlEndsTheConnection(String body) {
		this.http.adapt(HttpTests::asXml);
		assertReconnects((request) -> Reply.text(body), "expected XML with the root element \"ajax-response\"",
				client((settings) -> settings.http((http) -> http.encoding(HttpSettings.Encoding.MXML))));
	}

	/** Turns the text of a reply into XML. */
	private static Reply asXml(Reply reply) {
		String text = new String(reply.body(), StandardCharsets.UTF_8);
		StringBuilder xml = new StringBuilder("<ajax-response>\n");
		for (String message : text.split("\r\n\r\n")) {
			xml.append("<response type='object' id='unknown'><generic");
			message.lines()
				.map((line) -> line.split(": ", 2))
				.forEach((header) -> xml.append(' ')
					.append(header[0].toLowerCase(Locale.ROOT))
					.append("='")
					.append(header[1])
					.append('\''));
			xml.append(" /></response>\n");
		}
		return Reply.text(xml + "</ajax-response>\n");
	}

	private void assertReconnects(Function<Request, Reply> reply, String reason) {
		assertReconnects(reply, reason, client());
	}

	/** Asserts that a reply fails the action, and that the client connects again. */
	private void assertReconnects(Function<Request, Reply> reply, String reason, AmiClient client) {
		Recorder connections = new Recorder(client);
		get(client.start());
		this.http.on("Bad", reply);
		assertThatExceptionOfType(AmiDisconnectedException.class)
			.isThrownBy(() -> client.execute(CustomAction.named("Bad")))
			.satisfies((ex) -> assertThat(ex.mayHaveRun()).isTrue());
		connections.await("AmiConnectedEvent", 2);
		assertThat(connections.only(AmiConnectionEvent.class).get(1)).isInstanceOfSatisfying(AmiDisconnectedEvent.class,
				(event) -> assertThat(event.reason()).contains(reason));
		assertThat(connections.only(AmiConnectionEvent.class).get(2)).isInstanceOfSatisfying(AmiConnectedEvent.class,
				(event) -> assertThat(event.gap()).isPositive());
		assertThat(this.http.requests("Bad")).as("never sent twice").hasSize(1);
		assertThat(client.execute(PING)).isNotNull();
		assertThat(threadsOf(client)).hasSize(3);
	}

	@Test
	void sessionExpiredWhileWaitingForEventsIsNoticed() {
		AmiClient client = client();
		Recorder connections = new Recorder(client);
		get(client.start());
		this.http.on("WaitEvent",
				(request) -> Reply.text("Response: Success\r\n\r\nEvent: WaitEventComplete\r\n\r\n").withoutSession());
		this.http.raise(HANGUP.formatted("1"));
		connections.await("AmiDisconnectedEvent");
		assertThat(connections.only(AmiDisconnectedEvent.class).get(0).reason()).contains("ended the HTTP session");
		this.http.recover();
		Awaitility.await().until(() -> client.status().state() == AmiClientStatus.State.CONNECTED);
	}

	@Test
	void connectionThatTheServerClosesAfterEachReplyIsReplaced() {
		this.http.adapt((reply) -> new Reply(reply.status(),
				List.of("Connection: close", "Set-Cookie: " + FakeHttpServer.COOKIE), reply.body(), reply.length(),
				true));
		AmiClient client = connected();
		Recorder events = new Recorder(client);
		for (int i = 0; i < 20; i++) {
			client.execute(PING);
		}
		this.http.raise(HANGUP.formatted("1"));
		events.await("Hangup");
		assertThat(client.statistics().reconnects()).isZero();
	}

	@Test
	void usesProxy() {
		AmiClient client = connected((settings) -> settings.host("pbx.example.com")
			.port(8088)
			.http((http) -> http.proxy(URI.create("http://user:pass@127.0.0.1:" + this.http.port()))));
		assertThat(client.execute(PING)).isNotNull();
		assertThat(this.http.requests()).allSatisfy(
				(request) -> assertThat(request.line()).isEqualTo("POST http://pbx.example.com:8088/rawman HTTP/1.1"));
	}

	@Test
	void authenticatesToProxy() {
		this.http.onAll((request) -> {
			if (!request.headers().containsKey("proxy-authorization")) {
				return Reply.page("407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"proxy\"");
			}
			this.http.recover();
			return Reply.success(request, "Challenge: 1");
		});
		AmiClient client = client((settings) -> settings.host("pbx.example.com")
			.http((http) -> http.proxy(URI.create("http://user:pass@127.0.0.1:" + this.http.port()))));
		client.start();
		Awaitility.await().until(() -> client.status().state() == AmiClientStatus.State.CONNECTED);
		assertThat(this.http.requests()).extracting(Request::headers)
			.extracting((Map<String, String> headers) -> headers.get("proxy-authorization"))
			.contains("Basic dXNlcjpwYXNz");
	}

	@Test
	void stopsWithLogoffAndWithoutThreads() {
		AmiClient client = connected();
		client.stop(TEST_TIMEOUT);
		assertThat(this.http.requests("Logoff")).hasSize(1);
		assertNoThreads(client);
		Awaitility.await().until(() -> this.http.connections().isEmpty());
	}

	@Test
	void requestsPathBelowPrefix() {
		connected((settings) -> settings.http((http) -> http.pathPrefix("/asterisk")));
		assertThat(this.http.requests())
			.allSatisfy((request) -> assertThat(request.line()).isEqualTo("POST /asterisk/rawman HTTP/1.1"));
	}

}
