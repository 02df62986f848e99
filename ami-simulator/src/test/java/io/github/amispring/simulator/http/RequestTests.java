/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import javax.net.ssl.SSLContext;

import io.github.amispring.simulator.AmiSimulator;
import io.github.amispring.simulator.Certificates;
import io.github.amispring.simulator.http.Http.Reply;
import io.github.amispring.simulator.http.Http.Session;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class RequestTests {

	private AmiSimulator simulator;

	private Http http;

	private Session session;

	@BeforeEach
	void start() {
		this.simulator = AmiSimulator.builder().httpPort(0).build().start();
		this.http = Http.of(this.simulator);
		this.session = this.http.login("admin", "secret");
	}

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	private List<String> ping(String query) {
		return this.session.get("/rawman?Action=Ping&" + query).lines();
	}

	private Reply post(String uri, String contentType, String body) {
		return this.http.post(uri, contentType, body, "Cookie", this.session.cookie());
	}

	private static void assertPage(Reply reply, int status, String title) {
		assertThat(reply.status()).isEqualTo(status);
		assertThat(reply.header("Content-Type")).isEqualTo("text/html");
		assertThat(reply.header("Set-Cookie")).isEmpty();
		assertThat(reply.body()).contains("<title>" + status + " " + title + "</title>");
	}

	@Test
	void decodesParameters() {
		assertThat(ping("ActionID=a%20b+c%2Bd")).contains("ActionID: a b c+d", "Ping: Pong");
		assertThat(ping("actionid=1&ActionID=2&&novalue&=x")).contains("ActionID: 1");
		assertThat(ping("ActionID=a=b")).contains("ActionID: a=b");
		assertThat(ping("ActionID=a;b")).contains("ActionID: a;b");
		assertThat(ping("ActionID=a%00b")).contains("ActionID: a");
		assertThat(ping("ActionID=%20%20x%20%20")).contains("ActionID: x  ");
		assertThat(ping("ActionID=a%0D%0AB")).containsSequence("ActionID: a", "B", "Ping: Pong");
		assertThat(ping("ActionID=%C3%BC")).contains("ActionID: \u00c3\u00bc");
		assertThat(this.session.get("/rawman?ActionID=7").lines()).containsExactly("Response: Error", "ActionID: 7",
				"Message: Missing action in request", "");
	}

	@Test
	void ignoresParametersAfterTheFirst128() {
		assertThat(ping("A=b&".repeat(126) + "ActionID=in")).contains("ActionID: in");
		assertThat(ping("A=b&".repeat(127) + "ActionID=out")).startsWith("Response: Success", "Ping: Pong");
	}

	@Test
	void readsTheParametersOfAForm() {
		for (String type : List.of(Http.FORM, Http.FORM + "; charset=UTF-8", Http.FORM.toUpperCase())) {
			assertThat(post("/rawman", type, "Action=Ping&ActionID=x").lines()).contains("ActionID: x", "Ping: Pong");
		}
		List<String> missing = List.of("Response: Error", "Message: Missing action in request", "");
		assertThat(post("/rawman", "text/plain", "Action=Ping").lines()).isEqualTo(missing);
		assertThat(post("/rawman?Action=Ping", Http.FORM, "A=b").lines()).isEqualTo(missing);
	}

	@Test
	void limitsTheLengthOfTheBody() {
		String action = "Action=Ping&X=";
		String longest = action + "x".repeat(40_960 - action.length());
		assertThat(post("/rawman", Http.FORM, longest).lines()).contains("Ping: Pong");
		Reply tooLong = post("/rawman", Http.FORM, longest + "x");
		assertPage(tooLong, 413, "Request Entity Too Large");
		assertThat(tooLong.header("Connection")).isEqualTo("close");
		assertThat(post("/rawman", "text/plain", longest + "x").status()).isEqualTo(200);
	}

	@Test
	void limitsTheLengthOfTheRequestLine() {
		String uri = "/rawman?Action=Ping&X=";
		String longest = uri + "x".repeat(4093 - "GET  HTTP/1.1".length() - uri.length());
		assertThat(this.session.get(longest).lines()).contains("Ping: Pong");
		assertPage(this.session.get(longest + "x"), 400, "Bad Request");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/nosuch", "/rawmanx", "/rawman/x", "/asterisk/rawman", "/raw%6dan" })
	void doesNotFindOtherPaths(String path) {
		assertPage(this.session.get(path + "?Action=Ping"), 404, "Not Found");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/RawMan", "/rawman/" })
	void findsVariationsOfPaths(String path) {
		assertThat(this.session.get(path + "?Action=Ping").lines()).contains("Ping: Pong");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PUT", "DELETE", "OPTIONS", "FOO" })
	void rejectsOtherMethods(String method) {
		assertPage(this.http.send(method, "/rawman?Action=Ping", ""), 501, "Not Implemented");
		assertPage(this.http.send(method, "/arawman", ""), 501, "Not Implemented");
		assertPage(this.http.send(method, "/nosuch", ""), 404, "Not Found");
	}

	@Test
	void omitsTheBodyOfAResponseToHead() {
		Reply reply = this.http.send("HEAD", "/rawman?Action=Events", "", "Cookie", this.session.cookie());
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.header("Content-Length")).isEqualTo("48");
		assertThat(reply.body()).isEmpty();
	}

	@Test
	void servesPathsBelowThePrefix() {
		try (AmiSimulator other = AmiSimulator.builder().httpPort(0).httpPathPrefix("/asterisk").build().start()) {
			Http otherHttp = Http.of(other);
			assertThat(otherHttp.get("/Asterisk/rawman?Action=Ping").lines()).contains("Message: Permission denied");
			assertThat(otherHttp.get("/rawman?Action=Ping").status()).isEqualTo(404);
		}
		for (String prefix : List.of("asterisk", "/", "/asterisk/")) {
			assertThatIllegalArgumentException().isThrownBy(() -> AmiSimulator.builder().httpPathPrefix(prefix))
				.withMessageContaining("\"" + prefix + "\"");
		}
	}

	@Test
	void hasNoHttpPortByDefault() {
		try (AmiSimulator other = AmiSimulator.builder().build().start()) {
			assertThatIllegalStateException().isThrownBy(other::httpPort)
				.withMessage("The simulator has no port for HTTP");
			other.disconnectAll();
		}
		assertThat(this.simulator.listensOn(this.simulator.httpPort())).isTrue();
		assertThat(this.session.ask("Action", "CoreSettings").lines()).contains("CoreHTTPenabled: Yes");
	}

	@Test
	void replacesResponses() {
		this.simulator.onAction("Ping", (request, response) -> response.error("Denied for " + request.account()));
		assertThat(ping("")).contains("Message: Denied for admin");
		this.simulator.onAction("WaitEvent", (request, response) -> response.raw(new byte[0]));
		assertThat(this.session.ask("Action", "WaitEvent").body()).isEmpty();
	}

	@Test
	void doesNotRespondIfAHandlerWritesNothing() {
		this.simulator.onAction("Silent", (request, response) -> {
		});
		CompletableFuture<Reply> silent = this.session.postAsync("Action", "Silent");
		this.simulator.awaitAction("Silent", Duration.ofSeconds(20));
		assertThat(ping("")).contains("Ping: Pong");
		assertThat(silent).isNotDone();
		this.simulator.disconnectAll();
		assertThatExceptionOfType(CompletionException.class).isThrownBy(silent::join);
	}

	@Test
	void keepsSessionsWhenConnectionsAreClosed() {
		CompletableFuture<Reply> waiting = this.session.postAsync("Action", "WaitEvent");
		this.simulator.awaitAction("WaitEvent", Duration.ofSeconds(20));
		int port = this.simulator.httpPort();
		this.simulator.disconnectAll();
		assertThatExceptionOfType(CompletionException.class).isThrownBy(waiting::join);
		assertThat(this.simulator.httpPort()).isEqualTo(port);
		assertThat(ping("")).contains("Ping: Pong");
	}

	@Test
	void forgetsSessionsWhenStopped() {
		int port = this.simulator.httpPort();
		this.simulator.stop();
		assertThat(this.simulator.sessions()).isEmpty();
		assertThat(this.simulator.listensOn(port)).isFalse();
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> ping(""));
		this.simulator.start();
		assertThat(this.simulator.httpPort()).isEqualTo(port);
		assertThat(ping("")).contains("Message: Permission denied");
	}

	@Test
	void sharesAccountsAndEventsWithOtherTransports() {
		Session watcher = this.http.login("admin", "secret", "Events", "user");
		this.session.ask("Action", "UserEvent", "UserEvent", "Hello", "X", "\u00fc");
		assertThat(watcher.ask("Action", "WaitEvent").lines()).contains("UserEvent: Hello", "X: \u00fc");
		String channel = this.simulator.call("1", "One", "100");
		assertThat(this.session.ask("Action", "CoreShowChannels").lines()).contains("Channel: " + channel);
	}

	@Test
	void encodesTheBody() {
		this.simulator.onAction("Test", (request, response) -> {
			response.response("Success", "Output", "a < b", "Output", "c");
			response.raw("Event: E\r\n\r\n".getBytes(StandardCharsets.UTF_8));
		});
		Reply text = this.session.get("/rawman?Action=Test");
		assertThat(text.header("Content-Type")).isEqualTo("text/plain");
		assertThat(text.body()).isEqualTo("Response: Success\r\nOutput: a < b\r\nOutput: c\r\n\r\nEvent: E\r\n\r\n");
		Reply xml = this.session.get("/mxml?Action=Test");
		assertThat(xml.header("Content-Type")).isEqualTo("text/xml");
		assertThat(xml.body()).isEqualTo(
				"""
						<ajax-response>
						<response type='object' id='unknown'><generic response='Success' output='a &lt; b' output-2='c' /></response>
						<response type='object' id='unknown'><generic event='E' /></response>
						</ajax-response>
						""");
		Reply html = this.session.get("/manager?Action=Test");
		assertThat(html.header("Content-Type")).isEqualTo("text/html");
		assertThat(html.body()).contains("<title>Asterisk&trade; Manager Interface</title>", """
				<tr><td>Response</td><td>Success</td></tr>
				<tr><td>Output</td><td>a &lt; b</td></tr>
				<tr><td>Output-2</td><td>c</td></tr>
				<tr><td colspan="2"><hr></td></tr>\r
				<tr><td>Event</td><td>E</td></tr>
				<tr><td colspan="2"><hr></td></tr>\r
				""");
	}

	@Test
	void usesTls(@TempDir Path directory) throws Exception {
		SSLContext context = Certificates.context(directory);
		try (AmiSimulator secure = AmiSimulator.builder().tls(context, 0).httpPort(0).build().start()) {
			Http https = new Http(HttpClient.newBuilder().sslContext(context),
					"https://localhost:" + secure.httpPort());
			Session login = https.login("admin", "secret");
			assertThat(login.ask("Action", "Ping").lines()).contains("Ping: Pong");
			secure.disconnectAll();
			assertThat(login.ask("Action", "Ping").lines()).contains("Ping: Pong");
		}
	}

	@Test
	void runsOnDaemonThreads() {
		this.session.ask("Action", "Ping");
		Awaitility.await()
			.untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
				.filteredOn((thread) -> thread.getName().startsWith("HTTP-Dispatcher")
						|| thread.getName().startsWith("ami-simulator-http"))
				.isNotEmpty()
				.allMatch(Thread::isDaemon));
	}

}
