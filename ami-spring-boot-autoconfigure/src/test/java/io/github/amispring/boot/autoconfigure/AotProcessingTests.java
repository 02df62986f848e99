/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import io.github.amispring.boot.autoconfigure.health.AmiHealthContributorAutoConfiguration;
import io.github.amispring.boot.autoconfigure.metrics.AmiMetricsAutoConfiguration;
import io.github.amispring.boot.autoconfigure.observation.AmiObservationAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.core.io.InputStreamSource;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what Spring generates ahead of time.
 */
class AotProcessingTests {

	private final InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();

	private final DefaultGenerationContext generation = new DefaultGenerationContext(
			new ClassNameGenerator(ClassName.get(Application.class)), this.files);

	@Test
	void generatesTheBeans() {
		process();
		assertThat(this.files.getGeneratedFiles(Kind.SOURCE).keySet())
			.anyMatch((name) -> name.contains("AmiAutoConfiguration"))
			.anyMatch((name) -> name.contains("AmiHealthContributorAutoConfiguration"))
			.anyMatch((name) -> name.contains("AmiMetricsAutoConfiguration"))
			.anyMatch((name) -> name.contains("AmiObservationAutoConfiguration"));
		assertThat(this.generation.getRuntimeHints())
			.matches(RuntimeHintsPredicates.reflection()
				.onMethodInvocation(SimpleApplicationEventMulticaster.class, "getTaskExecutor"))
			.matches(RuntimeHintsPredicates.reflection().onType(AmiProperties.Reconnect.class))
			.matches(RuntimeHintsPredicates.reflection().onMethodInvocation(AmiServerProperties.class, "setHost"));
	}

	@Test
	void generatesAClientForEachServer() {
		process("ami.servers.east.host=127.0.0.1", "ami.servers.west.host=127.0.0.2", "ami.primary=west");
		assertThat(this.files.getGeneratedFiles(Kind.SOURCE).values()).map(AotProcessingTests::content)
			.anySatisfy((source) -> assertThat(source).contains("eastAmiClient")
				.contains("westAmiClient")
				.contains("AutowireCandidateQualifier")
				.contains("setPrimary(true)"));
	}

	private void process(String... properties) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			TestPropertyValues.of(properties).applyTo(context);
			context.register(Application.class);
			new ApplicationContextAotGenerator().processAheadOfTime(context, this.generation);
			this.generation.writeGeneratedContent();
		}
	}

	private static String content(InputStreamSource file) {
		try (InputStream content = file.getInputStream()) {
			return new String(content.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ AmiAutoConfiguration.class, AmiHealthContributorAutoConfiguration.class,
			AmiMetricsAutoConfiguration.class, AmiObservationAutoConfiguration.class,
			CompositeMeterRegistryAutoConfiguration.class, HealthContributorAutoConfiguration.class,
			MetricsAutoConfiguration.class, ObservationAutoConfiguration.class,
			SimpleMetricsExportAutoConfiguration.class, SslAutoConfiguration.class })
	static class Application {

	}

}
