/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.testsupport.FakeServer;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DigestSession}.
 */
class DigestSessionTests {

	private static final HttpResponse OK = new BasicHttpResponse(200);

	private final AmiClientSettings settings = AmiClientSettings.builder()
		.host("pbx")
		.credentials("app", "Gehéim")
		.http((http) -> {
		})
		.build();

	private Instant now = Instant.EPOCH;

	private final DigestSession session = new DigestSession(this.settings, () -> this.now);

	@Test
	void countsRequestsWithANonce() throws IOException {
		assertThat(authorize().containsHeader("Authorization")).isFalse();
		assertThat(this.session.accept(request(), challenge("1a2b", ""))).isFalse();
		assertThat(parameter("nc")).isEqualTo("00000001");
		assertThat(parameter("nc")).isEqualTo("00000002");
		assertThat(parameter("nonce")).isEqualTo("1a2b");
	}

	@Test
	void computesTheResponseOfRfc7616() throws IOException {
		this.session.accept(request(), challenge("1a2b", ""));
		String header = authorize().getFirstHeader("Authorization").getValue();
		String secret = FakeServer.md5("app:asterisk:Gehéim");
		String request = FakeServer.md5("POST:/arawman");
		assertThat(parameter(header, "response")).isEqualTo(FakeServer
			.md5(secret + ":1a2b:" + parameter(header, "nc") + ":" + parameter(header, "cnonce") + ":auth:" + request));
	}

	@Test
	void repeatsRequestWithTheNonceThatReplacesAStaleOne() throws IOException {
		this.session.accept(request(), challenge("1a2b", ""));
		HttpPost request = authorize();
		assertThat(this.session.accept(request, challenge("3c4d", ", stale=true"))).isFalse();
		String header = authorize().getFirstHeader("Authorization").getValue();
		assertThat(parameter(header, "nonce")).isEqualTo("3c4d");
		assertThat(parameter(header, "nc")).isEqualTo("00000001");
	}

	@Test
	void reportsRejectedCredentials() throws IOException {
		this.session.accept(request(), challenge("1a2b", ""));
		HttpPost request = authorize();
		assertThatExceptionOfType(CredentialsRejectedException.class)
			.isThrownBy(() -> this.session.accept(request, challenge("3c4d", "")))
			.withMessageContaining("app")
			.withMessageNotContaining("Gehéim");
	}

	@Test
	void reportsOtherAuthentication() {
		BasicHttpResponse response = new BasicHttpResponse(401);
		response.addHeader("WWW-Authenticate", "Basic realm=\"intranet\"");
		assertThatExceptionOfType(HttpStatusException.class).isThrownBy(() -> this.session.accept(request(), response))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(401));
	}

	@Test
	void endsWhenTheServerMayHaveForgottenIt() throws IOException {
		this.session.accept(request(), challenge("1a2b", ""));
		this.now = this.now.plus(Duration.ofHours(1));
		assertThat(this.session.accept(authorize(), OK)).isTrue();
		this.now = this.now.plus(DigestSession.MAX_IDLE);
		assertThat(this.session.accept(authorize(), OK)).isTrue();
		this.now = this.now.plus(DigestSession.MAX_IDLE).plusSeconds(1);
		assertThatExceptionOfType(SessionEndedException.class).isThrownBy(this::authorize);
	}

	private static HttpPost request() {
		return new HttpPost("/arawman");
	}

	private HttpPost authorize() throws IOException {
		HttpPost request = request();
		this.session.authorize(request);
		return request;
	}

	private static HttpResponse challenge(String nonce, String more) {
		BasicHttpResponse response = new BasicHttpResponse(401);
		response.addHeader("WWW-Authenticate", "Digest algorithm=MD5, realm=\"asterisk\", nonce=\"" + nonce
				+ "\", qop=\"auth\", opaque=\"" + nonce + "\"" + more);
		return response;
	}

	private String parameter(String name) throws IOException {
		return parameter(authorize().getFirstHeader("Authorization").getValue(), name);
	}

	private static String parameter(String header, String name) {
		Matcher matcher = Pattern.compile("\\b" + name + "=\"?([^\",]*)").matcher(header);
		assertThat(matcher.find()).as(header).isTrue();
		return matcher.group(1);
	}

}
