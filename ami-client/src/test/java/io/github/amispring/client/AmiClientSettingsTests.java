/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import ch.qos.logback.classic.Level;
import io.github.amispring.Ami;
import io.github.amispring.exception.InvalidSettingException;
import io.github.amispring.testsupport.LogCapture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link AmiClientSettings}.
 */
class AmiClientSettingsTests {

	@Test
	void hasTheDefaultsOfTheDocumentation() {
		AmiClientSettings settings = builder().build();
		assertThat(settings.name()).isEqualTo("default");
		assertThat(settings.port()).isEqualTo(5038);
		assertThat(settings.authentication()).isEqualTo(Authentication.CHALLENGE);
		assertThat(settings.charset()).isEqualTo(StandardCharsets.UTF_8);
		assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
		assertThat(settings.responseTimeout()).isEqualTo(Duration.ofSeconds(10));
		assertThat(settings.keepAlive()).isEqualTo(new KeepAlive(Duration.ofSeconds(15), Duration.ofSeconds(5)));
		assertThat(settings.reconnect())
			.isEqualTo(new Reconnect(Duration.ofMillis(500), Duration.ofSeconds(30), 2.0, 0.25));
		assertThat(settings.events()).isEqualTo(new EventSettings(List.of(), List.of(), List.of(), List.of(), 100_000));
		assertThat(settings.limits())
			.isEqualTo(new Limits(16 * 1024 * 1024, 200_000, 100_000, 64 * 1024 * 1024, 10_000, 128 * 1024 * 1024));
	}

	@Test
	void portIsThatOfTlsWhenTlsIsUsed() {
		assertThat(builder().tls(TlsOptions.systemDefault()).build().port()).isEqualTo(5039);
		assertThat(builder().tls(TlsOptions.systemDefault()).port(5040).build().port()).isEqualTo(5040);
		assertThat(TlsOptions.systemDefault().verifyHostname()).isTrue();
	}

	@Test
	void namesTheSettingThatIsWrong() {
		assertRefused((builder) -> builder.host(" "), "host");
		assertRefused((builder) -> builder.credentials("", "secret"), "username");
		assertRefused((builder) -> builder.port(-1), "port");
		assertRefused((builder) -> builder.port(65536), "port");
		assertRefused((builder) -> builder.connectTimeout(Duration.ZERO), "connectTimeout");
		assertRefused((builder) -> builder.responseTimeout(Duration.ofSeconds(-1)), "responseTimeout");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new EventSettings(List.of(), List.of(), List.of(), List.of(), 0))
			.withMessageContaining("events.bufferCapacity");
	}

	@ParameterizedTest
	@CsvSource(ignoreLeadingAndTrailingWhitespace = false,
			value = { "127.0.0.1:5038,127.0.0.1,5038", "tcp://pbx.example.com,pbx.example.com,",
					"ami://pbx.example.com:5039/,pbx.example.com,5039", "https://pbx:8089/rawman?a=b,pbx,8089",
					" pbx,pbx,", "pbx\t,pbx,", "[::1]:5038,[::1],5038", "cafe:5038,cafe,5038", "pbx:,pbx,",
					"tcp://app:xyzzy@pbx:5038,pbx,5038", "app:x/y@zzy@pbx,pbx,", "pbx/,pbx," })
	void saysWhatToSetInsteadOfAnAddressWithMoreThanTheHost(String text, String host, String port) {
		InvalidSettingException refusal = catchThrowableOfType(InvalidSettingException.class,
				() -> builder().host(text).build());
		assertThat(refusal.setting()).isEqualTo("host");
		assertThat(refusal.proposal())
			.isEqualTo((port != null) ? Map.of("host", host, "port", port) : Map.of("host", host));
		assertThat(refusal)
			.hasMessageContaining("it must be a host name or an address and nothing else; set host to " + host)
			.hasMessageNotContaining("zzy");
	}

	@ParameterizedTest
	@ValueSource(strings = { "pbx 1", "pbx:port", "pbx1,pbx2", "http://", "", " " })
	void refusesWhatIsNoHost(String text) {
		assertRefused((builder) -> builder.host(text), "host");
	}

	@ParameterizedTest
	@ValueSource(strings = { "pbx", "pbx_1.example.com", "münchen.example", "192.0.2.1", "::1", "[2001:db8::1]",
			"fe80::1%eth0", "::ffff:192.0.2.1" })
	void acceptsHostNamesAndAddresses(String host) {
		assertThat(builder().host(host).build().host()).isEqualTo(host);
	}

	@ParameterizedTest
	@ValueSource(strings = { "pbx.example.com", "192.0.2.1", "localhost.example.com", "127.0.0.1.example.com",
			"127.0.0.256", "128.0.0.1", "2001:db8::1", "::2", "::ffff:192.0.2.1", "localhost6" })
	void refusesPlaintextWithoutTls(String host) {
		AmiClientSettings.Builder builder = builder().host(host).authentication(Authentication.PLAINTEXT);
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(builder::build)
			.withMessageContaining(host)
			.returns("authentication", InvalidSettingException::setting);
		assertThat(builder.allowPlaintextWithoutTls(true).build().sendsSecretUnencrypted()).isTrue();
		assertThat(builder.allowPlaintextWithoutTls(false).tls(TlsOptions.systemDefault()).build()).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "LOCALHOST", "127.0.0.1", "127.255.0.3", "::1", "[::1]", "0:0:0:0:0:0:0:1",
			"::ffff:127.0.0.1" })
	void allowsPlaintextToThisMachine(String host) {
		AmiClientSettings settings = builder().host(host).authentication(Authentication.PLAINTEXT).build();
		assertThat(settings.sendsSecretUnencrypted()).isFalse();
	}

	@Test
	void warnsOnceOfPlaintextThatIsAllowed() {
		LogCapture log = new LogCapture();
		try (log) {
			Ami.createClient(builder().name("west").allowPlaintextWithoutTls(true).build()).close();
			Ami.createClient(builder().name("east")
				.authentication(Authentication.PLAINTEXT)
				.allowPlaintextWithoutTls(true)
				.build()).close();
		}
		assertThat(log.messages(Level.WARN)).singleElement()
			.asString()
			.contains("PBX \"east\"", "sends the secret to pbx.example.com:5038 unencrypted")
			.doesNotContain("xyzzy");
	}

	@Test
	void namesTheLimitThatIsWrong() {
		assertRefused(() -> new Limits(0, 1, 1, 1, 1, 1), "limits.maxMessageSize");
		assertRefused(() -> new Limits(1L << 31, 1, 1, 1, 1, 1), "limits.maxMessageSize");
		assertRefused(() -> new Limits(1, 0, 1, 1, 1, 1), "limits.maxMessageLines");
		assertRefused(() -> new Limits(1, 1, 0, 1, 1, 1), "limits.maxListEntries");
		assertRefused(() -> new Limits(1, 1, 1, 0, 1, 1), "limits.maxListSize");
		assertRefused(() -> new Limits(1, 1, 1, 1, 0, 1), "limits.maxPendingActions");
		assertRefused(() -> new Limits(1, 1, 1, 1, 1, 0), "limits.maxBufferSize");
	}

	@Test
	void refusalSaysWhichSettingHasWhatAndWhatItMustBe() {
		InvalidSettingException refusal = catchThrowableOfType(InvalidSettingException.class,
				() -> builder().port(65536).build());
		assertThat(refusal.setting()).isEqualTo("port");
		assertThat(refusal.value()).isEqualTo("65536");
		assertThat(refusal.rule()).isEqualTo("must be from 1 to 65535");
	}

	private static void assertRefused(ThrowingCallable limits, String setting) {
		assertThatIllegalArgumentException().isThrownBy(limits).withMessageContaining("setting " + setting + " ");
	}

	private static void assertRefused(Consumer<AmiClientSettings.Builder> customizer, String setting) {
		AmiClientSettings.Builder builder = builder();
		customizer.accept(builder);
		assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("setting " + setting);
	}

	private static AmiClientSettings.Builder builder() {
		return AmiClientSettings.builder().host("pbx.example.com").credentials("app", "xyzzy");
	}

}
