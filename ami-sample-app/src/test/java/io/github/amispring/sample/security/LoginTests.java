/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.security;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.amispring.sample.ManualClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests logins with a real web server.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "simulator.calls-per-minute=0", "logging.level.org.springframework=trace",
				"logging.level.io.github.amispring.sample=trace", "console.users.anna.extension=101",
				"console.users.anna.password=$2a$04$NyoSIMBLnH7wf4UsDz/R0.425ZdyAAjqX9iz0VdMVuNPyS1o7dzhq",
				"console.users.anna.role=ACT", "console.users.bernd.role=READ",
				"console.users.bernd.password=$2a$04$NyoSIMBLnH7wf4UsDz/R0.425ZdyAAjqX9iz0VdMVuNPyS1o7dzhq" })
@ExtendWith(OutputCaptureExtension.class)
class LoginTests {

	private static final String PASSWORD = "console-test";

	private static final Pattern HIDDEN_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

	private final HttpClient http = HttpClient.newBuilder().cookieHandler(this.cookies).build();

	@LocalServerPort
	private int port;

	@Autowired
	private ManualClock clock;

	@BeforeEach
	void forgetFailures() {
		this.clock.advance(Duration.ofHours(2));
	}

	@Test
	void logsInAndOut(CapturedOutput output) {
		assertThat(get("/api/me").body())
			.isEqualTo("{\"name\":null,\"roles\":[],\"extension\":null,\"csrf\":\"XSRF-TOKEN\"}");
		HttpResponse<String> login = login("anna", PASSWORD);
		assertThat(login.statusCode()).isEqualTo(302);
		assertThat(login.headers().firstValue("Location")).contains("/");
		assertThat(get("/api/me").body()).isEqualTo(
				"{\"name\":\"anna\",\"roles\":[\"READ\",\"ACT\"],\"extension\":\"101\",\"csrf\":\"XSRF-TOKEN\"}");
		assertThat(get("/api/audit").statusCode()).isEqualTo(200);

		HttpResponse<String> logout = post("/logout", "", cookie("XSRF-TOKEN").getValue());
		assertThat(logout.headers().firstValue("Location")).contains("/login?logout");
		assertThat(get("/login?logout").body()).contains("You are logged out.");
		assertThat(get("/api/me").body()).contains("\"name\":null");
		assertThat(output.getOut()).contains("who=\"anna\" address=127.0.0.1 action=login", "action=logout");
		assertThat(output.getOut()).doesNotContain(PASSWORD);
	}

	@Test
	void usersOfTheFormNeedNoScript() {
		Matcher matcher = HIDDEN_TOKEN.matcher(get("/login").body());
		assertThat(matcher.find()).isTrue();
		HttpResponse<String> login = post("/login", "username=anna&password=" + PASSWORD + "&_csrf=" + matcher.group(1),
				null);
		assertThat(login.headers().firstValue("Location")).contains("/");
	}

	@Test
	void protectsCookies() {
		HttpResponse<String> login = login("bernd", PASSWORD);
		List<String> set = login.headers().allValues("Set-Cookie");
		assertThat(set).filteredOn((cookie) -> cookie.startsWith("CONSOLE_SESSION="))
			.singleElement()
			.asString()
			.contains("; HttpOnly", "; SameSite=Strict", "; Path=/");
		assertThat(set).filteredOn((cookie) -> cookie.startsWith("XSRF-TOKEN=") && !cookie.contains("Expires"))
			.singleElement()
			.asString()
			.contains("; SameSite=Strict")
			.doesNotContain("HttpOnly");
	}

	@Test
	void changesSessionAndTokenOnLogin() {
		login("bernd", PASSWORD);
		String session = cookie("CONSOLE_SESSION").getValue();
		String token = cookie("XSRF-TOKEN").getValue();
		login("anna", PASSWORD);
		assertThat(cookie("CONSOLE_SESSION").getValue()).isNotEqualTo(session);
		assertThat(cookie("XSRF-TOKEN").getValue()).isNotEqualTo(token);
	}

	@Test
	void rejectsAWrongPassword(CapturedOutput output) {
		HttpResponse<String> login = login("anna", "not-this-one");
		assertThat(login.headers().firstValue("Location")).contains("/login?error");
		assertThat(get("/login?error").body()).contains("The user name or the password is wrong.");
		assertThat(get("/api/me").body()).contains("\"name\":null");
		assertThat(output.getOut())
			.contains("who=\"anna\" address=127.0.0.1 action=login server= target=\"\"" + " result=\"failed\"");
		assertThat(output.getOut()).doesNotContain("not-this-one");
	}

	@Test
	void doesNotRecordUnknownNames(CapturedOutput output) {
		login("my-secret-password", "");
		assertThat(output.getOut()).contains("who=\"(unknown)\" address=127.0.0.1 action=login")
			.doesNotContain("who=\"my-secret-password\"");
	}

	@Test
	void requiresACsrfToken() {
		get("/login");
		HttpResponse<String> login = post("/login", "username=anna&password=" + PASSWORD, null);
		assertThat(login.headers().firstValue("Location")).contains("/login");
		assertThat(get("/api/me").body()).contains("\"name\":null");
	}

	@Test
	void delaysLoginsAfterFiveFailures() {
		for (int i = 0; i < 5; i++) {
			assertThat(login("anna", "wrong").statusCode()).isEqualTo(302);
		}
		HttpResponse<String> blocked = login("anna", PASSWORD);
		assertThat(blocked.statusCode()).isEqualTo(429);
		assertThat(blocked.headers().firstValue("Retry-After")).contains("5");
		assertThat(blocked.body()).contains("Too many failed logins. Try again in 5 seconds.", "name=\"_csrf\"");
		assertThat(basic("anna", PASSWORD).statusCode()).isEqualTo(429);
		assertThat(basic("anna", PASSWORD).headers().firstValue("Retry-After")).contains("5");

		this.clock.advance(Duration.ofSeconds(5));
		assertThat(login("anna", PASSWORD).headers().firstValue("Location")).contains("/");
		assertThat(get("/api/me").body()).contains("\"name\":\"anna\"");
	}

	@Test
	void monitoringSystemsLogInWithHttpBasic() {
		assertThat(basic("anna", PASSWORD).statusCode()).isEqualTo(200);
		assertThat(basic("anna", PASSWORD).headers().allValues("Set-Cookie"))
			.noneMatch((cookie) -> cookie.startsWith("CONSOLE_SESSION"));
		assertThat(basic("bernd", PASSWORD).statusCode()).isEqualTo(403);
		HttpResponse<String> failed = basic("anna", "wrong");
		assertThat(failed.statusCode()).isEqualTo(401);
		assertThat(failed.headers().firstValue("WWW-Authenticate")).isEmpty();
	}

	@Test
	void storesLogins() {
		login("bernd", PASSWORD);
		login("anna", "wrong");
		login("anna", PASSWORD);
		Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
			String audit = get("/api/audit?size=3").body();
			assertThat(audit).containsSubsequence("\"who\":\"anna\"", "\"address\":\"127.0.0.1\"",
					"\"action\":\"login\"", "\"result\":\"ok\"", "\"who\":\"anna\"", "\"result\":\"failed\"",
					"\"who\":\"bernd\"", "\"result\":\"ok\"", "\"next\":");
		});
		String next = get("/api/audit?size=1").body().replaceAll(".*\"next\":(\\d+).*", "$1");
		assertThat(get("/api/audit?size=1&before=" + next).body()).contains("\"result\":\"failed\"");
	}

	private HttpResponse<String> login(String name, String password) {
		get("/login");
		return post("/login", "username=" + name + "&password=" + password, cookie("XSRF-TOKEN").getValue());
	}

	private HttpCookie cookie(String name) {
		return this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private HttpResponse<String> basic(String name, String password) {
		return send(request("/actuator/metrics").header("Authorization",
				"Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes())));
	}

	private HttpResponse<String> get(String path) {
		return send(request(path));
	}

	private HttpResponse<String> post(String path, String form, String token) {
		HttpRequest.Builder request = request(path).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form));
		return send((token != null) ? request.header("X-XSRF-TOKEN", token) : request);
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.http.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class ClockConfiguration {

		@Bean
		@Primary
		ManualClock manualClock() {
			return new ManualClock(Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS));
		}

	}

}
