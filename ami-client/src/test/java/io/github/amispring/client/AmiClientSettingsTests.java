/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.github.amispring.transport.TlsOptions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
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
		return AmiClientSettings.builder().host("pbx.example.com").credentials("app", "secret");
	}

}
