/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.amispring.boot.testsupport.RecordingAmiClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PropertyMistakes}.
 */
class PropertyMistakesTests {

	private static final String SECRET = "xyzzy-0815";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AmiAutoConfiguration.class))
		.withBean(RecordingAmiClient.class);

	@ParameterizedTest
	@CsvSource({ "ami.hots, ami.host", "ami.user, ami.username", "ami.password, ami.secret",
			"ami.event.mask, ami.events.mask", "ami.event.mask[0], ami.events.mask",
			"ami.events.masks, ami.events.mask", "ami.keepalives.interval, ami.keep-alive.interval",
			"ami.timeout, ami.response-timeout", "ami.tls.enabled, ami.ssl.enabled", "ami.include, ami.events.include",
			"ami.enable, ami.enabled", "ami.servers.east.hots, ami.servers.east.host",
			"ami.servers.east.password, ami.servers.east.secret",
			"ami.servers.east.event.mask, ami.servers.east.events.mask", "ami.server.east.host, ami.servers.east.host",
			"ami.proxy, ami.http.proxy", "ami.protocol, ami.transport", "ami.http.prefix, ami.http.path-prefix",
			"ami.plaintext-allowed, " })
	void suggestsTheIntendedProperty(String property, String nearest) {
		assertThat(warnings(this.runner.withPropertyValues(property + "=" + SECRET))).singleElement()
			.asString()
			.startsWith("\"" + property + "\" (from ")
			.contains(" has no effect, because no such property exists.")
			.endsWith((nearest != null) ? "Did you mean \"" + nearest + "\"?" : "no such property exists.")
			.doesNotContain(SECRET);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ami.enabled=true", "ami.host=pbx", "ami.responseTimeout=1s", "ami.keepAlive.interval=1s",
			"ami.events.mask=call", "ami.events.mask[0]=call", "ami.servers.east.host=pbx",
			"ami.servers[We st].host=pbx", "ami.servers.ea-st.events.include[0]=Hangup", "ami.SSL.Enabled=true",
			"amis.hots=1", "console.ami.hots=1" })
	void acceptsEffectiveProperties(String property) {
		assertThat(warnings(this.runner.withPropertyValues(property))).isEmpty();
	}

	@Test
	void acceptsPropertiesOfTheApplication() {
		assertThat(warnings(this.runner.withUserConfiguration(Own.class)
			.withPropertyValues("ami.console.hots=1", "ami.console.map.x=2"))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "AMI_HOTS, AMI_HOST", "AMI_USER, AMI_USERNAME", "AMI_PASSWORD, AMI_SECRET",
			"AMI_EVENT_MASK, AMI_EVENTS_MASK", "AMI_SERVERS_EAST_USER, AMI_SERVERS_EAST_USERNAME",
			"AMI_RESPONSETIMEOT, AMI_RESPONSETIMEOUT" })
	void suggestsTheIntendedEnvironmentVariable(String variable, String nearest) {
		assertThat(warnings(withVariable(variable, SECRET))).singleElement()
			.asString()
			.startsWith(
					"Environment variable " + variable + " sets no property. Did you mean " + nearest + " for \"ami.")
			.doesNotContain(SECRET);
	}

	@ParameterizedTest
	@ValueSource(strings = { "AMI_HOST", "AMI_RESPONSE_TIMEOUT", "AMI_RESPONSETIMEOUT", "AMI_EVENTS_MASK_0",
			"AMI_SERVERS_EAST_KEEPALIVE_INTERVAL", "AMI_SECRET_WEST", "AMI_IT_REQUIRED", "AMI_ENABLED", "AMI_", "AMI" })
	void acceptsOtherEnvironmentVariables(String variable) {
		assertThat(warnings(withVariable(variable, "10s"))).isEmpty();
	}

	@Test
	void acceptsAnEnvironmentVariableInAPlaceholder() {
		assertThat(warnings(withVariable("AMI_USER", "app").withPropertyValues("ami.username=${AMI_USER}"))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "ami.response-timeout, 10, 10 ms. Did you mean 10s?", "ami.connect-timeout, 5, 5 ms. Did you mean 5s?",
			"ami.keep-alive.timeout, 5, 5 ms. Did you mean 5s?",
			"ami.keep-alive.interval, 15, 15 ms. Did you mean 15s?",
			"ami.reconnect.max-delay, 30, 30 ms. Did you mean 30s?",
			"ami.events.idle-interval, 60, 60 ms. Did you mean 60s?",
			"ami.servers.east.response-timeout, 10, 10 ms. Did you mean 10s?",
			"ami.response-timeout, ${number}, 10 ms. Did you mean 10s?",
			"ami.limits.max-message-size, 16, 16 bytes. Did you mean 16MB?" })
	void reportsAMissingUnit(String property, String value, String question) {
		assertThat(warnings(this.runner.withPropertyValues("number=10", property + "=" + value))).singleElement()
			.asString()
			.startsWith("\"" + property + "\" (from ")
			.endsWith(" has no unit and is " + question);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ami.response-timeout=10ms", "ami.response-timeout=PT0.01S", "ami.response-timeout=10s",
			"ami.response-timeout=5000", "ami.limits.max-message-size=16B", "ami.limits.max-message-size=16MB" })
	void acceptsPlausibleValues(String property) {
		assertThat(warnings(this.runner.withPropertyValues(property))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0123", "1_000", "1e3", "0x1F", "yes", "1.50" })
	void reportsValuesThatYamlChanges(String secret) {
		assertThat(warnings(withYaml("ami:\n  username: app\n  secret: " + secret + " # ours\n"))).singleElement()
			.asString()
			.startsWith("\"ami.secret\" (from test.yaml - 3:11) differs from the text in the file,")
			.endsWith("Quote it.")
			.doesNotContain(secret);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1234", "\"0123\"", "'0123'", "abc", "true", "09" })
	void acceptsValuesThatYamlDoesNotChange(String secret) {
		assertThat(warnings(withYaml("ami:\n  username: 100\n  secret: " + secret + "\n"))).isEmpty();
	}

	@Test
	void acceptsEventMaskWordsThatYamlConverts() {
		assertThat(warnings(withYaml("ami:\n  events:\n    mask: [on]\n"))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "secret", "username" })
	void reportsWhiteSpaceAroundTheAccount(String property) {
		assertThat(warnings(withYaml("ami:\n  " + property + ": \"" + SECRET + " \"\n"))).singleElement()
			.asString()
			.contains("\"ami." + property + "\"", "begins or ends with white space")
			.doesNotContain(SECRET);
	}

	@Test
	void warnsBeforeMissingPropertyCausesStartupFailure() {
		ApplicationContextRunner withoutClient = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(AmiAutoConfiguration.class))
			.withPropertyValues("ami.hots=pbx");
		assertThat(warnings(withoutClient)).singleElement().asString().contains("ami.host");
	}

	@Test
	void doesNotReportBindingFailures() {
		assertThat(warnings(this.runner.withPropertyValues("ami.port=abc", "ami.secret=${missing}"))).isEmpty();
	}

	@Test
	void registersHintsForTheMetadata() {
		RuntimeHints hints = new RuntimeHints();
		new PropertyMistakes.MetadataHints().registerHints(hints, null);
		assertThat(hints).matches(RuntimeHintsPredicates.resource().forResource(PropertyNames.METADATA));
	}

	private ApplicationContextRunner withVariable(String name, String value) {
		return this.runner
			.withInitializer((context) -> sources(context.getEnvironment().getPropertySources(), name, value));
	}

	private static void sources(MutablePropertySources sources, String name, String value) {
		sources.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
				new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
						Map.of(name, value)));
	}

	private ApplicationContextRunner withYaml(String text) {
		return this.runner.withInitializer((context) -> {
			try {
				new YamlPropertySourceLoader().load("test", new Yaml(text))
					.forEach(context.getEnvironment().getPropertySources()::addFirst);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	private static List<String> warnings(ApplicationContextRunner runner) {
		Logger logger = (Logger) LoggerFactory.getLogger(PropertyMistakes.class);
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		appender.start();
		logger.addAppender(appender);
		try {
			runner.run((context) -> {
			});
		}
		finally {
			logger.detachAppender(appender);
		}
		assertThat(appender.list).extracting(ILoggingEvent::getLevel).allMatch(Level.WARN::equals);
		return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	/** Creates an in-memory file. */
	private static class Yaml extends ByteArrayResource {

		Yaml(String text) {
			super(text.getBytes(StandardCharsets.UTF_8));
		}

		@Override
		public String getDescription() {
			return "test.yaml";
		}

	}

	@ConfigurationProperties("ami.console")
	record ConsoleProperties(Map<String, String> map) {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(ConsoleProperties.class)
	static class Own {

	}

}
