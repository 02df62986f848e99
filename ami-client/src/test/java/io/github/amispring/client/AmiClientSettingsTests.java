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
import org.jspecify.annotations.Nullable;
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
	void hasDocumentedDefaults() {
		AmiClientSettings settings = builder().build();
		assertThat(settings.name()).isEqualTo("default");
		assertThat(settings.port()).isEqualTo(5038);
		assertThat(settings.authentication()).isEqualTo(Authentication.CHALLENGE);
		assertThat(settings.charset()).isEqualTo(StandardCharsets.UTF_8);
		assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
		assertThat(settings.responseTimeout()).isEqualTo(Duration.ofSeconds(10));
		assertThat(settings.keepAlive()).isEqualTo(
				KeepAliveSettings.builder().interval(Duration.ofSeconds(15)).timeout(Duration.ofSeconds(5)).build());
		assertThat(settings.reconnect()).isEqualTo(ReconnectSettings.builder()
			.initialDelay(Duration.ofMillis(500))
			.maxDelay(Duration.ofSeconds(30))
			.multiplier(2.0)
			.jitter(0.25)
			.build());
		assertThat(settings.events()).isEqualTo(EventSettings.builder()
			.bufferCapacity(100_000)
			.slowListenerThreshold(Duration.ofSeconds(10))
			.idleInterval(null)
			.build());
		assertThat(settings.limits()).isEqualTo(LimitSettings.builder()
			.maxMessageSize(16 * 1024 * 1024)
			.maxMessageLines(200_000)
			.maxListEntries(100_000)
			.maxListSize(64 * 1024 * 1024)
			.maxPendingActions(10_000)
			.maxBufferSize(128 * 1024 * 1024)
			.build());
	}

	@Test
	void toBuilderPreservesAllSettings() {
		AmiClientSettings settings = builder().name("east")
			.host("pbx")
			.port(5999)
			.authentication(Authentication.PLAINTEXT)
			.allowPlaintextWithoutTls(true)
			.tls((tls) -> tls.verifyHostname(false).protocols(List.of("TLSv1.3")).ciphers(List.of("c")))
			.charset(StandardCharsets.ISO_8859_1)
			.connectTimeout(Duration.ofSeconds(1))
			.responseTimeout(Duration.ofSeconds(2))
			.keepAlive((keepAlive) -> keepAlive.interval(Duration.ofSeconds(3)).timeout(Duration.ofSeconds(4)))
			.reconnect((reconnect) -> reconnect.initialDelay(Duration.ofSeconds(5))
				.maxDelay(Duration.ofSeconds(6))
				.multiplier(7)
				.jitter(0.8))
			.events((events) -> events.mask("call")
				.include("Dial*")
				.exclude("DialState")
				.filter("!Channel: Local/")
				.bufferCapacity(9)
				.slowListenerThreshold(Duration.ofSeconds(10))
				.idleInterval(Duration.ofSeconds(11)))
			.limits((limits) -> limits.maxMessageSize(12)
				.maxMessageLines(13)
				.maxListEntries(14)
				.maxListSize(15)
				.maxPendingActions(16)
				.maxBufferSize(17))
			.executor(Runnable::run)
			.callbackDecorator((callback) -> callback)
			.actionObserver((server, action) -> (failure) -> {
			})
			.build();
		assertThat(settings.toBuilder().build()).usingRecursiveComparison().isEqualTo(settings);
		assertThat(settings).usingRecursiveComparison()
			.ignoringFields("username", "secret")
			.ignoringFieldsMatchingRegexes("callbackDecorator", "executor")
			.isNotEqualTo(builder().build());
		assertSame(settings.keepAlive(), settings.keepAlive().toBuilder().build(), KeepAliveSettings.DEFAULT);
		assertSame(settings.reconnect(), settings.reconnect().toBuilder().build(), ReconnectSettings.DEFAULT);
		assertSame(settings.events(), settings.events().toBuilder().build(), EventSettings.DEFAULT);
		assertSame(settings.limits(), settings.limits().toBuilder().build(), LimitSettings.DEFAULT);
		assertSame(settings.tls(), settings.toBuilder().tls((tls) -> {
		}).build().tls(), TlsSettings.systemDefault());
	}

	private static void assertSame(@Nullable Object settings, @Nullable Object copy, Object other) {
		assertThat(copy).isEqualTo(settings).hasSameHashCodeAs(settings).hasToString(String.valueOf(settings));
		assertThat(settings).isNotEqualTo(other).doesNotHaveToString(other.toString());
	}

	@Test
	void laterConsumersAddToEarlierValues() {
		AmiClientSettings settings = builder()
			.events((events) -> events.mask("call").include("Dial*").exclude("VarSet").filter("!Channel: Local/"))
			.events((events) -> events.mask("agent").include("Hangup").exclude("RTCP*").filter("!Channel: Mix/"))
			.build();
		assertThat(settings.events().mask()).containsExactly("call", "agent");
		assertThat(settings.events().include()).containsExactly("Dial*", "Hangup");
		assertThat(settings.events().exclude()).containsExactly("VarSet", "RTCP*");
		assertThat(settings.events().filters()).containsExactly("!Channel: Local/", "!Channel: Mix/");
	}

	@Test
	void listsReplacePreviousBuilderValues() {
		EventSettings.Builder builder = EventSettings.builder().mask("a").include("b").exclude("c").filter("d");
		EventSettings settings = builder.masks(List.of("e"))
			.includes(List.of("f"))
			.excludes(List.of("g"))
			.filters(List.of())
			.build();
		assertThat(settings).isEqualTo(EventSettings.builder().mask("e").include("f").exclude("g").build());
	}

	@Test
	void usesTlsPortOnlyWhenTlsIsEnabled() {
		AmiClientSettings settings = builder().build();
		assertThat(settings.toBuilder().tls((tls) -> tls.verifyHostname(false)).build().port()).isEqualTo(5039);
		assertThat(settings.toBuilder().port(5040).build().port()).isEqualTo(5040);
	}

	@Test
	void defaultPortDependsOnTls() {
		assertThat(builder().tls(TlsSettings.systemDefault()).build().port()).isEqualTo(5039);
		assertThat(builder().tls(TlsSettings.systemDefault()).port(5040).build().port()).isEqualTo(5040);
		assertThat(TlsSettings.systemDefault().verifyHostname()).isTrue();
	}

	@Test
	void exceptionNamesInvalidSetting() {
		assertRejected((builder) -> builder.host(" "), "host");
		assertRejected((builder) -> builder.credentials("", "secret"), "username");
		assertRejected((builder) -> builder.port(-1), "port");
		assertRejected((builder) -> builder.port(65536), "port");
		assertRejected((builder) -> builder.connectTimeout(Duration.ZERO), "connectTimeout");
		assertRejected((builder) -> builder.responseTimeout(Duration.ofSeconds(-1)), "responseTimeout");
		assertThatIllegalArgumentException().isThrownBy(() -> EventSettings.builder().bufferCapacity(0).build())
			.withMessageContaining("events.bufferCapacity");
	}

	@ParameterizedTest
	@CsvSource(ignoreLeadingAndTrailingWhitespace = false,
			value = { "127.0.0.1:5038,127.0.0.1,5038", "tcp://pbx.example.com,pbx.example.com,",
					"ami://pbx.example.com:5039/,pbx.example.com,5039", "https://pbx:8089/rawman?a=b,pbx,8089",
					" pbx,pbx,", "pbx\t,pbx,", "[::1]:5038,[::1],5038", "cafe:5038,cafe,5038", "pbx:,pbx,",
					"tcp://app:xyzzy@pbx:5038,pbx,5038", "app:x/y@zzy@pbx,pbx,", "pbx/,pbx," })
	void suggestsSettingsIfHostContainsFullAddress(String text, String host, String port) {
		InvalidSettingException exception = catchThrowableOfType(InvalidSettingException.class,
				() -> builder().host(text).build());
		assertThat(exception.setting()).isEqualTo("host");
		assertThat(exception.proposal())
			.isEqualTo((port != null) ? Map.of("host", host, "port", port) : Map.of("host", host));
		assertThat(exception)
			.hasMessageContaining("it must contain only a host name or an address; set host to " + host)
			.hasMessageNotContaining("zzy");
	}

	@ParameterizedTest
	@ValueSource(strings = { "pbx 1", "pbx:port", "pbx1,pbx2", "http://", "", " " })
	void rejectsInvalidHost(String text) {
		assertRejected((builder) -> builder.host(text), "host");
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
	void rejectsPlaintextWithoutTls(String host) {
		AmiClientSettings.Builder builder = builder().host(host).authentication(Authentication.PLAINTEXT);
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(builder::build)
			.withMessageContaining(host)
			.returns("authentication", InvalidSettingException::setting);
		assertThat(builder.allowPlaintextWithoutTls(true).build().sendsSecretUnencrypted()).isTrue();
		assertThat(builder.allowPlaintextWithoutTls(false).tls(TlsSettings.systemDefault()).build()).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "LOCALHOST", "127.0.0.1", "127.255.0.3", "::1", "[::1]", "0:0:0:0:0:0:0:1",
			"::ffff:127.0.0.1" })
	void allowsPlaintextToThisMachine(String host) {
		AmiClientSettings settings = builder().host(host).authentication(Authentication.PLAINTEXT).build();
		assertThat(settings.sendsSecretUnencrypted()).isFalse();
	}

	@Test
	void warnsOnceThatPlaintextIsAllowed() {
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
	void exceptionNamesInvalidLimit() {
		assertRejected(() -> LimitSettings.builder().maxMessageSize(0).build(), "limits.maxMessageSize");
		assertRejected(() -> LimitSettings.builder().maxMessageSize(1L << 31).build(), "limits.maxMessageSize");
		assertRejected(() -> LimitSettings.builder().maxMessageLines(0).build(), "limits.maxMessageLines");
		assertRejected(() -> LimitSettings.builder().maxListEntries(0).build(), "limits.maxListEntries");
		assertRejected(() -> LimitSettings.builder().maxListSize(0).build(), "limits.maxListSize");
		assertRejected(() -> LimitSettings.builder().maxPendingActions(0).build(), "limits.maxPendingActions");
		assertRejected(() -> LimitSettings.builder().maxBufferSize(0).build(), "limits.maxBufferSize");
	}

	@Test
	void exceptionContainsSettingValueAndRequirement() {
		InvalidSettingException exception = catchThrowableOfType(InvalidSettingException.class,
				() -> builder().port(65536).build());
		assertThat(exception.setting()).isEqualTo("port");
		assertThat(exception.value()).isEqualTo("65536");
		assertThat(exception.rule()).isEqualTo("must be between 1 and 65535");
	}

	private static void assertRejected(ThrowingCallable limits, String setting) {
		assertThatIllegalArgumentException().isThrownBy(limits).withMessageContaining("setting " + setting + " ");
	}

	private static void assertRejected(Consumer<AmiClientSettings.Builder> customizer, String setting) {
		AmiClientSettings.Builder builder = builder();
		customizer.accept(builder);
		assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("setting " + setting);
	}

	private static AmiClientSettings.Builder builder() {
		return AmiClientSettings.builder().host("pbx.example.com").credentials("app", "xyzzy");
	}

}
