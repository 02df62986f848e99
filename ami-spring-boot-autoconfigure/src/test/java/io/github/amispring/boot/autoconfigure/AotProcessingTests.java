/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

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
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what Spring generates ahead of time.
 */
class AotProcessingTests {

	@Test
	void generatesTheBeans() {
		InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get(Application.class)), files);
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.register(Application.class);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
			generation.writeGeneratedContent();
		}
		assertThat(files.getGeneratedFiles(Kind.SOURCE).keySet())
			.anyMatch((name) -> name.contains("AmiAutoConfiguration"))
			.anyMatch((name) -> name.contains("AmiHealthContributorAutoConfiguration"))
			.anyMatch((name) -> name.contains("AmiMetricsAutoConfiguration"))
			.anyMatch((name) -> name.contains("AmiObservationAutoConfiguration"));
		assertThat(generation.getRuntimeHints())
			.matches(RuntimeHintsPredicates.reflection()
				.onMethodInvocation(SimpleApplicationEventMulticaster.class, "getTaskExecutor"))
			.matches(RuntimeHintsPredicates.reflection().onType(AmiProperties.Reconnect.class));
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
