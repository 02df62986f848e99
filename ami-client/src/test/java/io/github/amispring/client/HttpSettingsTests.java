/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.net.URI;
import java.time.Duration;

import io.github.amispring.exception.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link HttpSettings}.
 */
class HttpSettingsTests {

	@ParameterizedTest
	@CsvSource({ "/, RAWMAN, LOGIN, /rawman", "'', MXML, LOGIN, /mxml", "/asterisk, MANAGER, LOGIN, /asterisk/manager",
			"/asterisk/, RAWMAN, DIGEST, /asterisk/arawman", "/a/b, MXML, DIGEST, /a/b/amxml",
			"/, MANAGER, DIGEST, /amanager" })
	void createsPath(String prefix, HttpSettings.Encoding encoding, HttpSettings.Authentication authentication,
			String path) {
		assertThat(HttpSettings.builder()
			.pathPrefix(prefix)
			.encoding(encoding)
			.authentication(authentication)
			.build()
			.path()).isEqualTo(path);
	}

	@ParameterizedTest
	@ValueSource(strings = { "asterisk", "/a b", "/a?b", "/a#b", "//", "http://pbx/" })
	void rejectsPrefix(String prefix) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> HttpSettings.builder().pathPrefix(prefix).build())
			.satisfies((ex) -> assertThat(ex.setting()).isEqualTo("http.pathPrefix"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "proxy", "http://proxy", "https://proxy:3128", "http://user:secret@proxy:3128/path",
			"socks://user:secret@proxy:1080" })
	void rejectsProxyWithoutShowingThePassword(String proxy) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> HttpSettings.builder().proxy(URI.create(proxy)).build())
			.withMessageNotContaining("secret")
			.satisfies((ex) -> assertThat(ex.setting()).isEqualTo("http.proxy"));
	}

	@ParameterizedTest
	@CsvSource({ "proxy:3128, proxy:3128", "http://user:xyzzy@proxy, http://***@proxy",
			"http:user:xyzzy@proxy:3128, ***@proxy:3128", "http://user:xyzzy, ***", "http://user:xyzzy/proxy, ***",
			"http://user:xyzzy#@proxy:3128, http://***@proxy:3128", "http://proxy:3128/path, ***" })
	void showsOnlyTheAddressOfARejectedProxy(String proxy, String shown) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> HttpSettings.builder().proxy(URI.create(proxy)).build())
			.satisfies((ex) -> assertThat(ex.value()).isEqualTo(shown));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://proxy:3128", "HTTP://proxy.example.com:3128/", "http://user:xyzzy@proxy:3128",
			"http://[::1]:3128" })
	void acceptsProxy(String proxy) {
		HttpSettings settings = HttpSettings.builder().proxy(URI.create(proxy)).build();
		assertThat(settings.proxy()).isEqualTo(URI.create(proxy));
		assertThat(settings.toString()).doesNotContain("xyzzy").doesNotContain("user");
	}

	@ParameterizedTest
	@ValueSource(longs = { -1, 0, 999, 600_001, Long.MAX_VALUE })
	void rejectsPollTimeout(long millis) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> HttpSettings.builder().pollTimeout(Duration.ofMillis(millis)).build())
			.satisfies((ex) -> assertThat(ex.setting()).isEqualTo("http.pollTimeout"));
	}

	@Test
	void builderKeepsAllValues() {
		HttpSettings settings = HttpSettings.builder()
			.pathPrefix("/a")
			.encoding(HttpSettings.Encoding.MXML)
			.authentication(HttpSettings.Authentication.DIGEST)
			.proxy(URI.create("http://user:secret@proxy:3128"))
			.pollTimeout(Duration.ofSeconds(3))
			.build();
		assertThat(settings.toBuilder().build()).isEqualTo(settings).hasSameHashCodeAs(settings);
		assertThat(settings).isNotEqualTo(HttpSettings.DEFAULT).asString().doesNotContain("secret");
	}

	@Test
	void defaultPortDependsOnTheTransport() {
		AmiClientSettings.Builder builder = AmiClientSettings.builder().host("pbx").credentials("app", "secret");
		assertThat(builder.build().port()).isEqualTo(5038);
		assertThat(builder.http((http) -> http.pathPrefix("/a")).build().port()).isEqualTo(8088);
		assertThat(builder.tls((tls) -> tls.verifyHostname(false)).build().port()).isEqualTo(8089);
		assertThat(builder.build().toBuilder().build().http()).isEqualTo(builder.build().http());
		assertThat(builder.withoutHttp().build().port()).isEqualTo(5039);
	}

	@Test
	void digestDoesNotSendTheSecret() {
		AmiClientSettings.Builder builder = AmiClientSettings.builder()
			.host("pbx")
			.credentials("app", "secret")
			.authentication(Authentication.PLAINTEXT);
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> builder.http((http) -> http.pathPrefix("/")).build());
		assertThat(builder.http((http) -> http.authentication(HttpSettings.Authentication.DIGEST))
			.build()
			.sendsSecretUnencrypted()).isFalse();
	}

}
