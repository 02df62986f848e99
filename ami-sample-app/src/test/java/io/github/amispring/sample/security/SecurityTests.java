/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.security;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * Tests who may do what.
 */
@SpringBootTest(properties = { "simulator.calls-per-minute=0", "console.hosts=Console.example.com" })
@AutoConfigureMockMvc
class SecurityTests {

	private static final RequestPostProcessor READER = user("reader").roles("READ");

	private static final RequestPostProcessor ACTOR = user("actor").roles("READ", "ACT");

	private static final String REMOTE = "192.0.2.1";

	/** The URLs of the actions, whether or not they exist. */
	private static final List<String> ACTIONS = Stream
		.of("calls", "calls/hangup", "calls/transfer", "transfers/1/complete", "transfers/1/abandon", "calls/park",
				"parked/retrieve", "calls/pickup", "calls/spy", "calls/record", "calls/record/stop", "queues/pause",
				"queues/add", "queues/remove", "conferences/mute", "conferences/kick", "conferences/lock")
		.map((action) -> "/api/servers/default/" + action)
		.toList();

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping mappings;

	private final Set<Action> actions = new TreeSet<>();

	@BeforeEach
	void collectActions() {
		ACTIONS.forEach((path) -> this.actions.add(new Action("POST", path)));
		this.mappings.getHandlerMethods().keySet().forEach((mapping) -> {
			for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
				for (String path : mapping.getPatternValues()) {
					boolean reads = method == RequestMethod.GET || method == RequestMethod.HEAD;
					if (!reads && !path.equals("/login/blocked")) {
						this.actions.add(new Action(method.name(), path.replaceAll("\\{[^}]*}", "1")));
					}
				}
			}
		});
		assertThat(this.actions).hasSizeGreaterThanOrEqualTo(ACTIONS.size());
	}

	@Test
	void actionsRequireALogin() {
		for (Action action : this.actions) {
			MvcTestResult withoutToken = request(action).exchange();
			assertThat(withoutToken).as(action.toString()).hasStatus(401);
			assertThat(withoutToken).hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
				.bodyJson()
				.extractingPath("$.detail")
				.isEqualTo("This requires a login. Log in and try again.");
			assertThat(withoutToken).doesNotContainHeader(HttpHeaders.WWW_AUTHENTICATE);
			assertThat(withToken(request(action))).as(action.toString()).hasStatus(401);
		}
	}

	@Test
	void actionsRequireTheRole() {
		for (Action action : this.actions) {
			assertThat(withToken(request(action)).with(READER)).as(action.toString())
				.hasStatus(403)
				.bodyJson()
				.extractingPath("$.detail")
				.asString()
				.startsWith("Your account is not allowed to do this.");
		}
	}

	@Test
	void actionsRequireACsrfToken() {
		for (Action action : this.actions) {
			assertThat(request(action).with(ACTOR)).as(action.toString())
				.hasStatus(403)
				.bodyJson()
				.extractingPath("$.detail")
				.asString()
				.startsWith("The page is out of date.");
			assertThat(request(action).cookie(new Cookie("XSRF-TOKEN", "right"))
				.header("X-XSRF-TOKEN", "wrong")
				.with(ACTOR)).as(action.toString()).hasStatus(403);
			assertThat(request(action).cookie(new Cookie("XSRF-TOKEN", "right")).with(ACTOR)).as(action.toString())
				.hasStatus(403);
		}
	}

	@Test
	void actionsAreAllowedWithRoleAndToken() {
		for (Action action : this.actions) {
			assertThat(withToken(request(action)).with(ACTOR).exchange().getResponse().getStatus())
				.as(action.toString())
				.isNotIn(401, 403);
		}
	}

	private MockMvcTester.MockMvcRequestBuilder request(Action action) {
		return this.mvc.method(HttpMethod.valueOf(action.method()))
			.uri(action.path())
			.contentType(MediaType.APPLICATION_JSON)
			.content("{}");
	}

	private static MockMvcTester.MockMvcRequestBuilder withToken(MockMvcTester.MockMvcRequestBuilder request) {
		return request.cookie(new Cookie("XSRF-TOKEN", "token")).header("X-XSRF-TOKEN", "token");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/api/me", "/api/history", "/api/messages", "/icon.svg", "/console/main.js" })
	void readingIsOpenForUsersOfThisMachine(String path) {
		for (String host : List.of("localhost", "127.0.0.1", "[::1]", "LOCALHOST")) {
			assertThat(this.mvc.get().uri("http://" + host + ":8080" + path).remoteAddress("127.0.0.1")).hasStatusOk();
		}
		assertThat(this.mvc.get().uri(path).remoteAddress("0:0:0:0:0:0:0:1")).hasStatusOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/me", "/api/history", "/api/history/1", "/api/messages", "/api/stream", "/api/nix" })
	void apiRequiresALoginOnOtherMachines(String path) {
		MvcTestResult response = this.mvc.get().uri(path).remoteAddress(REMOTE).exchange();
		assertThat(response).hasStatus(401).hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(response.getRequest().getSession(false)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/index.html", "/console.js", "/nix" })
	void pageRequiresALoginOnOtherMachines(String path) {
		MvcTestResult response = this.mvc.get().uri(path).remoteAddress(REMOTE).exchange();
		assertThat(response).hasStatus(302).hasRedirectedUrl("/login");
		assertThat(response.getRequest().getSession(false)).isNull();
	}

	@Test
	void usersMayReadOnOtherMachines() {
		assertThat(this.mvc.get().uri("http://console.example.com/").remoteAddress(REMOTE).with(READER)).hasStatusOk();
		assertThat(this.mvc.get().uri("/api/history").remoteAddress(REMOTE).with(READER)).hasStatusOk();
		assertThat(this.mvc.get().uri("/api/history").remoteAddress(REMOTE).with(user("nobody").roles()))
			.hasStatus(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/login", "/login.css", "/icon.svg" })
	void loginPageIsOpen(String path) {
		assertThat(this.mvc.get().uri("http://console.example.com" + path).remoteAddress(REMOTE)).hasStatusOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Forwarded", "X-Forwarded-For", "X-Real-IP", "Via" })
	void requestsThatAProxyForwardsAreNotLocal(String header) {
		assertThat(this.mvc.get().uri("/api/history").header(header, "192.0.2.1")).hasStatus(401);
	}

	@Test
	void requestsForAnotherNameAreNotLocal() {
		assertThat(this.mvc.get().uri("http://console.example.com/api/history").remoteAddress("127.0.0.1"))
			.hasStatus(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/login", "/api/history", "/actuator/health", "/console/main.js" })
	void rejectsUnknownHosts(String path) {
		assertThat(this.mvc.get().uri("http://evil.example.com" + path).with(ACTOR)).hasStatus(403)
			.bodyText()
			.contains("Unknown host name.");
		assertThat(this.mvc.get().uri("http://CONSOLE.example.com" + path).with(ACTOR)).hasStatusOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/login", "/api/history", "/api/nix", "/actuator/health" })
	void protectsBrowsers(String path) {
		assertThat(this.mvc.get().uri(path)).headers()
			.hasValue("Content-Security-Policy",
					"default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'")
			.hasValue("X-Content-Type-Options", "nosniff")
			.hasValue("X-Frame-Options", "DENY")
			.hasValue("Referrer-Policy", "no-referrer")
			.hasValue("Cross-Origin-Opener-Policy", "same-origin")
			.hasValue("Cross-Origin-Resource-Policy", "same-origin")
			.containsHeader("Permissions-Policy");
	}

	@Test
	void pagesHaveNoInlineScriptsOrStyles() {
		assertThat(this.mvc.get().uri("/login")).bodyText().doesNotContain("<script", "<style", "style=", " on");
	}

	@Test
	void healthIsOpenForUsersOfThisMachine() {
		assertThat(this.mvc.get().uri("/actuator/health")).hasStatusOk();
		assertThat(this.mvc.get().uri("/actuator/info")).hasStatusOk();
		assertThat(this.mvc.get().uri("/actuator/health").remoteAddress(REMOTE)).hasStatus(401);
		assertThat(this.mvc.get().uri("/actuator/health").remoteAddress(REMOTE).with(READER)).hasStatus(403);
		assertThat(this.mvc.get().uri("/actuator/health").remoteAddress(REMOTE).with(ACTOR)).hasStatusOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/metrics", "/prometheus", "/ami", "/amilive" })
	void otherEndpointsRequireTheRole(String path) {
		assertThat(this.mvc.get().uri("/actuator" + path)).hasStatus(401);
		assertThat(this.mvc.get().uri("/actuator" + path).with(READER)).hasStatus(403);
		assertThat(this.mvc.get().uri("/actuator" + path).with(ACTOR).exchange().getResponse().getStatus()).isNotIn(401,
				403);
	}

	@Test
	void endpointsRequireACsrfTokenInASession() {
		assertThat(this.mvc.post().uri("/actuator/ami/default").with(ACTOR)).hasStatus(403);
	}

	@Test
	void auditLogRequiresTheRole() {
		assertThat(this.mvc.get().uri("/api/audit")).hasStatus(401);
		assertThat(this.mvc.get().uri("/api/audit").with(READER)).hasStatus(403);
		assertThat(this.mvc.get().uri("/api/audit").with(ACTOR)).hasStatusOk();
	}

	@Test
	void reportsErrorsInTheLanguageOfTheUser() {
		assertThat(this.mvc.post().uri("/api/servers/default/calls").header("Accept-Language", "de-AT, en;q=0.5"))
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("Dafür ist eine Anmeldung nötig. Melden Sie sich an und versuchen Sie es noch einmal.");
	}

	private record Action(String method, String path) implements Comparable<Action> {

		@Override
		public int compareTo(Action other) {
			return toString().compareTo(other.toString());
		}

	}

}
