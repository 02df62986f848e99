/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import javax.net.ssl.SSLContext;

import io.github.amispring.boot.testsupport.RecordingAmiClient;
import io.github.amispring.client.AmiClientSettings;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for the SSL settings of {@link AmiAutoConfiguration}.
 */
class AmiSslTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AmiAutoConfiguration.class, SslAutoConfiguration.class))
		.withPropertyValues("ami.host=pbx", "ami.username=app", "ami.secret=s")
		.withBean(RecordingAmiClient.class);

	@Test
	void usesTheDefaultTrustStoreWithoutBundle() {
		this.runner.withPropertyValues("ami.ssl.enabled=true").run((context) -> {
			AmiClientSettings settings = AmiAutoConfigurationTests.settings(context);
			assertThat(settings.port()).isEqualTo(5039);
			assertThat(settings.tls().verifyHostname()).isTrue();
			assertThat(settings.tls().protocols()).isEmpty();
			assertThat(settings.tls().ciphers()).isEmpty();
			assertThat(settings.tls().context().get()).isSameAs(SSLContext.getDefault());
		});
	}

	@Test
	void isEnabledByABundleUnlessDisabled() {
		this.runner.withPropertyValues("ami.ssl.bundle=pbx", "ami.ssl.enabled=false")
			.run((context) -> assertThat(AmiAutoConfigurationTests.settings(context).tls()).isNull());
	}

	@Test
	void usesTheOptionsAndTheCurrentContextOfTheBundle() {
		SslBundle before = bundle();
		SslBundle after = bundle();
		DefaultSslBundleRegistry registry = new DefaultSslBundleRegistry("pbx", before);
		this.runner.withBean("bundles", SslBundleRegistry.class, () -> registry)
			.withPropertyValues("ami.ssl.bundle=pbx", "ami.ssl.verify-hostname=false")
			.run((context) -> {
				AmiClientSettings settings = AmiAutoConfigurationTests.settings(context);
				assertThat(settings.tls().verifyHostname()).isFalse();
				assertThat(settings.tls().protocols()).containsExactly("TLSv1.3");
				assertThat(settings.tls().ciphers()).containsExactly("TLS_AES_128_GCM_SHA256");
				assertThat(settings.tls().context().get()).isSameAs(before.createSslContext());
				registry.updateBundle("pbx", after);
				assertThat(settings.tls().context().get()).isSameAs(after.createSslContext());
			});
	}

	@Test
	void reportsThePropertyOfAMissingBundle() {
		this.runner.withPropertyValues("ami.ssl.bundle=nowhere")
			.run((context) -> assertThatExceptionOfType(InvalidAmiPropertyException.class)
				.isThrownBy(() -> AmiAutoConfigurationTests.settings(context))
				.satisfies((failure) -> assertThat(failure.getName()).isEqualTo("ami.ssl.bundle")));
	}

	private static SslBundle bundle() {
		SSLContext sslContext = mock();
		SslManagerBundle managers = mock();
		given(managers.createSslContext("TLS")).willReturn(sslContext);
		SslOptions options = SslOptions.of(new String[] { "TLS_AES_128_GCM_SHA256" }, new String[] { "TLSv1.3" });
		return SslBundle.of(SslStoreBundle.NONE, SslBundleKey.NONE, options, "TLS", managers);
	}

}
