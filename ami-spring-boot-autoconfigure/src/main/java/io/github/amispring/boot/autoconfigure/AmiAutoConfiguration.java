/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.amispring.boot.client.AmiClientDecorator;
import io.github.amispring.boot.client.AmiClientLifecycle;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.client.AmiServerSource;
import io.github.amispring.boot.client.AmiServerTemplate;
import io.github.amispring.boot.event.AmiEventListenerFactory;
import io.github.amispring.boot.event.AmiEventObserver;
import io.github.amispring.boot.event.AmiEventPublisher;
import io.github.amispring.boot.event.AmiEventPublishers;
import io.github.amispring.client.AmiClient;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnThreading;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.thread.Threading;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.util.function.SingletonSupplier;

/**
 * {@link AutoConfiguration Auto-configuration} for the Asterisk Manager Interface.
 *
 * @since 1.0.0
 */
@AutoConfiguration(after = SslAutoConfiguration.class)
@ConditionalOnClass(AmiClient.class)
@ConditionalOnBooleanProperty(name = "ami.enabled", matchIfMissing = true)
@Conditional(OnPbxConnectionCondition.class)
@EnableConfigurationProperties(AmiProperties.class)
public final class AmiAutoConfiguration {

	AmiAutoConfiguration() {
	}

	@Bean
	static InheritedProperties amiInheritedProperties() {
		return new InheritedProperties();
	}

	@Bean
	static PropertyMistakes amiPropertyMistakes(Environment environment) {
		return new PropertyMistakes(environment);
	}

	@Bean
	@ConditionalOnMissingBean(AmiConnectionDetails.class)
	PropertiesAmiConnectionDetails amiConnectionDetails(AmiProperties properties, ObjectProvider<SslBundles> sslBundles,
			Environment environment) {
		return new PropertiesAmiConnectionDetails(new AmiServer(AmiServer.DEFAULT_NAME, properties, environment),
				sslBundles.getIfAvailable());
	}

	@Bean
	AddedClientFactory amiAddedClientFactory(ObjectProvider<AmiClientCustomizer> customizers,
			ObjectProvider<AmiConnectionRedirect> redirect, ObjectProvider<AmiClientDecorator> decorator) {
		return new AddedClientFactory(customizers, redirect, decorator);
	}

	@Bean
	@ConditionalOnMissingBean
	AmiClients amiClients(ObjectProvider<Map<String, AmiClient>> clients, AddedClientFactory factory) {
		return AmiClients.of(clients.getIfAvailable(Map::of).values(), factory::create);
	}

	@Bean
	@ConditionalOnMissingBean
	AmiServerTemplate amiServerTemplate(AmiProperties properties, Environment environment,
			ObjectProvider<SslBundles> sslBundles) {
		return new PropertiesServerTemplate(properties, environment, sslBundles.getIfAvailable());
	}

	@Bean
	AmiServerSources amiServerSources(ObjectProvider<AmiServerSource> sources, AmiClients clients) {
		return new AmiServerSources(sources, clients);
	}

	/** With ownership, the clients are started while this instance owns their servers. */
	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "ami.kafka.ownership", havingValue = false, matchIfMissing = true)
	AmiClientLifecycle amiClientLifecycle(AmiClients clients, AmiProperties properties,
			ObjectProvider<LifecycleProperties> lifecycleProperties) {
		AmiClientLifecycle lifecycle = new AmiClientLifecycle(List.of(),
				(client) -> startTimeout(properties.of(client.name())), stopTimeout(lifecycleProperties));
		clients.setLifecycle(lifecycle);
		lifecycle.setAutoStartup(properties.isAutoStartup());
		return lifecycle;
	}

	private static @Nullable Duration startTimeout(AmiServerProperties server) {
		return (server.getStartup() == AmiServerProperties.Startup.REQUIRED)
				? server.getConnectTimeout().plus(server.getResponseTimeout()) : null;
	}

	@Bean
	@ConditionalOnMissingBean({ AmiEventPublisher.class, AmiEventPublishers.class })
	AmiEventPublishers amiEventPublishers(AmiClients clients, AmiProperties properties,
			ApplicationContext applicationContext, ObjectProvider<LifecycleProperties> lifecycleProperties,
			ObjectProvider<AmiEventObserver> observer) {
		Duration stopTimeout = stopTimeout(lifecycleProperties);
		SingletonSupplier<AmiEventObserver> sharedObserver = SingletonSupplier.ofNullable(observer::getIfAvailable);
		return new AmiEventPublishers(clients, (client) -> {
			AmiServerProperties.Events events = properties.of(client.name()).getEvents();
			return events.isPublish() ? new AmiEventPublisher(client, applicationContext, stopTimeout,
					events.getPublishFrom(), events.isObservationEnabled() ? sharedObserver.get() : null) : null;
		});
	}

	/** Static, because Spring requests this bean before it creates configurations. */
	@Bean
	static AmiEventListenerFactory amiEventListenerFactory() {
		return new AmiEventListenerFactory();
	}

	/**
	 * Returns a timeout that is shorter than Spring's. If Spring's timeout expired,
	 * Spring would continue the shutdown while clients are still stopping.
	 */
	private static Duration stopTimeout(ObjectProvider<LifecycleProperties> lifecycleProperties) {
		Duration phase = lifecycleProperties.getIfAvailable(LifecycleProperties::new).getTimeoutPerShutdownPhase();
		return phase.minus(phase.dividedBy(10));
	}

	/**
	 * Rejects ownership without the library that implements it. Otherwise, no instance
	 * would be connected.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty("ami.kafka.ownership")
	@ConditionalOnMissingClass("io.github.amispring.kafka.ownership.PbxOwnership")
	static class MissingOwnershipConfiguration {

		MissingOwnershipConfiguration() {
			throw new InvalidAmiPropertyException("ami.kafka.ownership", "true",
					"The library ami-kafka is not on the class path.",
					"Add io.github.amispring:ami-kafka-spring-boot-starter to the dependencies of the application.");
		}

	}

	/**
	 * Configures clients unless the application defines its own.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(AmiClient.class)
	@Import(AmiClientRegistrar.class)
	static class ClientConfiguration {

		@Bean
		AmiClientFactory amiClientFactory(AmiProperties properties, AmiConnectionDetails connectionDetails,
				ObjectProvider<AmiClientCustomizer> customizers, ObjectProvider<AmiConnectionRedirect> redirect,
				ObjectProvider<SslBundles> sslBundles, Environment environment,
				ObjectProvider<AmiClientDecorator> decorator) {
			return new AmiClientFactory(properties, connectionDetails, customizers.orderedStream().toList(),
					redirect.getIfAvailable(), sslBundles.getIfAvailable(), environment, decorator.getIfAvailable());
		}

	}

	/**
	 * Configures virtual threads. A class of its own, because the outer class is also
	 * read with old versions of Spring Boot.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnThreading(Threading.VIRTUAL)
	static class VirtualThreadsConfiguration {

		/**
		 * Runs first, so that the application's customizers can replace the executor.
		 */
		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		AmiClientCustomizer amiVirtualThreadsClientCustomizer() {
			return (server, builder) -> builder.executor(new VirtualThreadTaskExecutor("ami-callback-"));
		}

	}

}
