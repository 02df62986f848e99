/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import io.github.amispring.boot.testsupport.RecordingAmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.HttpSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the HTTP settings of {@link AmiAutoConfiguration}.
 */
class AmiHttpTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AmiAutoConfiguration.class, SslAutoConfiguration.class))
		.withPropertyValues("ami.host=pbx", "ami.username=app", "ami.secret=xyzzy-0815")
		.withBean(RecordingAmiClient.class);

	private final ApplicationContextRunner http = this.runner.withPropertyValues("ami.transport=http");

	@Test
	void usesDefaultsOfClient() {
		this.http.run((context) -> {
			assertThat(settings(context).http()).isEqualTo(HttpSettings.DEFAULT);
			assertThat(settings(context).port()).isEqualTo(8088);
		});
	}

	@Test
	void appliesAllProperties() {
		this.http
			.withPropertyValues("ami.http.path-prefix=/asterisk", "ami.http.encoding=manager",
					"ami.http.authentication=digest", "ami.http.proxy=http://user:p%40ss@proxy:3128",
					"ami.http.poll-timeout=7s")
			.run((context) -> assertThat(settings(context).http()).isEqualTo(HttpSettings.builder()
				.pathPrefix("/asterisk")
				.encoding(HttpSettings.Encoding.MANAGER)
				.authentication(HttpSettings.Authentication.DIGEST)
				.proxy(URI.create("http://user:p%40ss@proxy:3128"))
				.pollTimeout(Duration.ofSeconds(7))
				.build()));
	}

	@Test
	void usesThePortForTls() {
		this.http.withPropertyValues("ami.ssl.enabled=true")
			.run((context) -> assertThat(settings(context).port()).isEqualTo(8089));
	}

	@Test
	void hasNoEffectOverTcp() {
		this.runner
			.withPropertyValues("ami.http.path-prefix=asterisk", "ami.http.authentication=digest",
					"ami.http.proxy=nonsense")
			.run((context) -> {
				assertThat(settings(context).http()).isNull();
				assertThat(settings(context).port()).isEqualTo(5038);
			});
	}

	@ParameterizedTest
	@CsvSource({ "ami.http.path-prefix, asterisk, such as /asterisk",
			"ami.http.proxy, proxy:3128, such as http://proxy",
			"ami.http.poll-timeout, 0s, must be between 1 second and 10 minutes" })
	void reportsAnInvalidProperty(String property, String value, String reason) {
		InvalidAmiPropertyException failure = failure(this.http, property + "=" + value);
		assertThat(failure.getName()).isEqualTo(property);
		assertThat(failure.getReason()).contains(reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://user:plugh-4711@", "user:plugh-4711@proxy:3128", "http://user:plugh-4711",
			"http://user:plugh-4711@proxy:x", "http://user:plugh-4711%@proxy:3128",
			"http://user:plugh-4711 @proxy:3128", "http://user:plugh-4711#@proxy:3128",
			"https://user:plugh-4711@proxy:3128", "http://user:p@plugh-4711@proxy:3128",
			"http:user:plugh-4711@proxy:3128", "http://user:plugh-4711/proxy" })
	void doesNotShowThePasswordOfAnInvalidProxy(String proxy) {
		InvalidAmiPropertyException failure = failure(this.http, "ami.http.proxy=" + proxy);
		assertThat(failure.getName()).isEqualTo("ami.http.proxy");
		assertThat(failure).hasStackTraceContaining("ami.http.proxy");
		assertThat(failure.getMessage() + failure.getValue() + failure.getReason() + failure.getAdvice()
				+ failure.getCause())
			.doesNotContain("plugh");
	}

	@Test
	void doesNotShowThePasswordOfTheProxyInSettings() {
		this.http.withPropertyValues("ami.http.proxy=http://user:plugh-4711@proxy:3128").run((context) -> {
			AmiClientSettings settings = settings(context);
			assertThat(settings.toString() + settings.http()).doesNotContain("plugh").contains("over HTTP");
		});
	}

	@Test
	void suggestsDigestInsteadOfPlaintext() {
		assertThat(failure(this.http, "ami.authentication=plaintext").getAdvice())
			.startsWith("Set ami.authentication=challenge or ami.http.authentication=digest, or enable TLS");
	}

	@Test
	void acceptsPlaintextIfDigestReplacesTheLogin() {
		this.http.withPropertyValues("ami.authentication=plaintext", "ami.http.authentication=digest")
			.run((context) -> assertThat(settings(context).sendsSecretUnencrypted()).isFalse());
	}

	@Test
	void redirectedConnectionsUseNoProxy() {
		this.http.withPropertyValues("ami.http.proxy=http://proxy:3128", "ami.http.encoding=mxml").run((context) -> {
			AmiServer server = new AmiServer(AmiServer.DEFAULT_NAME, context.getBean(AmiProperties.class),
					context.getEnvironment());
			AmiClientCustomizer customizer = (name, builder) -> builder.withoutHttp();
			HttpSettings settings = new AmiClientSettingsFactory(server, context.getBean(AmiConnectionDetails.class),
					List.of(customizer))
				.withFixedConnection()
				.create()
				.http();
			assertThat(settings).isEqualTo(HttpSettings.builder().encoding(HttpSettings.Encoding.MXML).build());
		});
	}

	private static InvalidAmiPropertyException failure(ApplicationContextRunner runner, String property) {
		InvalidAmiPropertyException[] failure = new InvalidAmiPropertyException[1];
		runner.withPropertyValues(property)
			.run((context) -> assertThatExceptionOfType(InvalidAmiPropertyException.class)
				.isThrownBy(() -> settings(context))
				.satisfies((thrown) -> failure[0] = thrown));
		return failure[0];
	}

	private static AmiClientSettings settings(AssertableApplicationContext context) {
		return AmiAutoConfigurationTests.settings(context);
	}

}
