/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import io.github.amispring.boot.autoconfigure.endpoint.AmiEndpointAutoConfiguration;
import io.github.amispring.boot.autoconfigure.endpoint.AmiLiveEndpointAutoConfiguration;
import io.github.amispring.boot.autoconfigure.health.AmiHealthContributorAutoConfiguration;
import io.github.amispring.boot.autoconfigure.health.AmiLiveHealthAutoConfiguration;
import io.github.amispring.boot.autoconfigure.live.AmiLiveAutoConfiguration;
import io.github.amispring.boot.autoconfigure.live.AmiLiveProperties;
import io.github.amispring.boot.autoconfigure.metrics.AmiLiveMetricsAutoConfiguration;
import io.github.amispring.boot.autoconfigure.metrics.AmiMetricsAutoConfiguration;
import io.github.amispring.boot.autoconfigure.observation.AmiObservationAutoConfiguration;
import io.github.amispring.boot.endpoint.AmiEndpoint;
import io.github.amispring.boot.endpoint.AmiLiveEndpoint;
import io.github.amispring.boot.endpoint.AmiLiveServerDescriptor;
import io.github.amispring.boot.endpoint.AmiLiveSummaryDescriptor;
import io.github.amispring.boot.endpoint.AmiServerDescriptor;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.LiveConference;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.model.QueueMember;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.InputStreamSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.reflection;

/**
 * Tests for ahead-of-time processing.
 */
class AotProcessingTests {

	private final TestGenerationContext generation = new TestGenerationContext(Application.class);

	@Test
	void generatesTheBeans() {
		process();
		assertThat(this.generation.getGeneratedFiles().getGeneratedFiles(Kind.SOURCE).keySet())
			.anyMatch((name) -> name.contains("AmiAutoConfiguration"))
			.anyMatch((name) -> name.contains("AmiHealthContributorAutoConfiguration"))
			.anyMatch((name) -> name.contains("AmiMetricsAutoConfiguration"))
			.anyMatch((name) -> name.contains("AmiObservationAutoConfiguration"))
			.anyMatch((name) -> name.contains("AmiEndpointAutoConfiguration"))
			.anyMatch((name) -> name.contains("AmiLiveAutoConfiguration"))
			.anyMatch((name) -> name.contains("AmiLiveEndpointAutoConfiguration"))
			.anyMatch((name) -> name.contains("AmiLiveHealthAutoConfiguration"))
			.anyMatch((name) -> name.contains("AmiLiveMetricsAutoConfiguration"));
	}

	@Test
	void registersHintsForPropertyBinding() {
		process();
		assertThat(this.generation.getRuntimeHints())
			.matches(reflection().onMethodInvocation(AmiProperties.class, "setServers"))
			.matches(reflection().onMethodInvocation(AmiServerProperties.class, "setHost"))
			.matches(reflection().onMethodInvocation(AmiServerProperties.Events.class, "setMask"))
			.matches(reflection().onMethodInvocation(AmiServerProperties.Http.class, "setProxy"))
			.matches(reflection().onMethodInvocation(AmiServerProperties.KeepAlive.class, "setInterval"))
			.matches(reflection().onMethodInvocation(AmiServerProperties.Limits.class, "setMaxListSize"))
			.matches(reflection().onMethodInvocation(AmiServerProperties.Reconnect.class, "setJitter"))
			.matches(reflection().onMethodInvocation(AmiServerProperties.Ssl.class, "setBundle"))
			.matches(reflection().onMethodInvocation(AmiLiveProperties.class, "setTrunks"))
			.matches(reflection().onMethodInvocation(AmiLiveProperties.Limits.class, "setHistoryAge"))
			.matches(reflection().onConstructorInvocation(AmiServerProperties.class.getConstructors()[0]));
	}

	@Test
	void registersHintsForTheEndpoint() {
		process();
		assertThat(this.generation.getRuntimeHints())
			.matches(reflection().onMethodInvocation(AmiEndpoint.class, "servers"))
			.matches(reflection().onMethodInvocation(AmiEndpoint.class, "server"))
			.matches(reflection().onMethodInvocation(AmiEndpoint.class, "reconnect"))
			.matches(reflection().onMethodInvocation(AmiEndpoint.AmiServersDescriptor.class, "servers"))
			.matches(reflection().onMethodInvocation(AmiServerDescriptor.class, "lastRoundTrip"))
			.matches(reflection().onMethodInvocation(AmiServerDescriptor.EventsDescriptor.class, "received"))
			.matches(reflection().onMethodInvocation(AmiLiveEndpoint.class, "servers"))
			.matches(reflection().onMethodInvocation(AmiLiveEndpoint.class, "server"))
			.matches(reflection().onMethodInvocation(AmiLiveSummaryDescriptor.class, "queues"))
			.matches(reflection().onMethodInvocation(AmiLiveSummaryDescriptor.QueueSummary.class, "longestWait"))
			.matches(reflection().onMethodInvocation(AmiLiveServerDescriptor.class, "calls"))
			.matches(reflection().onMethodInvocation(AmiLiveServerDescriptor.Entries.class, "total"))
			.matches(reflection().onMethodInvocation(LiveCall.class, "parties"))
			.matches(reflection().onMethodInvocation(Party.class, "device"))
			.matches(reflection().onMethodInvocation(QueueMember.class, "paused"))
			.matches(reflection().onMethodInvocation(LiveConference.Member.class, "muted"));
	}

	@Test
	void registersHintsForListeners() {
		process();
		assertThat(this.generation.getRuntimeHints()).matches(reflection().onMethodInvocation(Application.class, "on"));
	}

	@Test
	void generatesAClientForEachServer() {
		process("ami.servers.east.host=127.0.0.1", "ami.servers.west.host=127.0.0.2", "ami.primary=west");
		assertThat(sources()).anySatisfy((source) -> assertThat(source).contains("eastAmiClient")
			.contains("westAmiClient")
			.contains("AutowireCandidateQualifier")
			.contains("setPrimary(true)"));
		assertThat(sources()).anySatisfy((source) -> assertThat(source).contains("eastLivePbx")
			.contains("westLivePbx")
			.contains("new RuntimeBeanReference(\"westAmiClient\")")
			.contains("setPrimary(true)"));
	}

	@Test
	void toleratesUnresolvedPlaceholders() {
		process("ami.host=${PBX_HOST}", "ami.servers.east.host=${EAST_HOST}");
		assertThat(sources()).anySatisfy((source) -> assertThat(source).contains("\"amiClient\"", "\"eastAmiClient\""));
	}

	private Stream<String> sources() {
		return this.generation.getGeneratedFiles()
			.getGeneratedFiles(Kind.SOURCE)
			.values()
			.stream()
			.map(AotProcessingTests::content);
	}

	private void process(String... properties) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			// required for the conversion of access values; applications have this
			// service
			context.getEnvironment().setConversionService(new ApplicationConversionService());
			TestPropertyValues.of(properties)
				.and("management.endpoints.web.exposure.include=ami,amilive")
				.applyTo(context);
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
	@ImportAutoConfiguration({ AmiAutoConfiguration.class, AmiEndpointAutoConfiguration.class,
			AmiHealthContributorAutoConfiguration.class, AmiMetricsAutoConfiguration.class,
			AmiLiveAutoConfiguration.class, AmiLiveEndpointAutoConfiguration.class,
			AmiLiveHealthAutoConfiguration.class, AmiLiveMetricsAutoConfiguration.class,
			AmiObservationAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
			EndpointAutoConfiguration.class, HealthContributorAutoConfiguration.class, MetricsAutoConfiguration.class,
			ObservationAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class,
			SslAutoConfiguration.class })
	static class Application {

		@EventListener
		void on(HangupEvent event) {
		}

	}

}
