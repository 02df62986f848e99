/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.kafka;

import java.time.Duration;
import java.util.Map;

import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.autoconfigure.live.AmiLiveAutoConfiguration;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.event.AmiEventListenerFactory;
import io.github.amispring.boot.event.AmiEventPublishers;
import io.github.amispring.boot.kafka.ForwardedDelivery;
import io.github.amispring.boot.kafka.KafkaEventPublisher;
import io.github.amispring.boot.kafka.KafkaForwarders;
import io.github.amispring.boot.live.LiveEventListenerFactory;
import io.github.amispring.boot.live.LivePbxs;
import io.github.amispring.client.AmiClient;
import io.github.amispring.kafka.consume.RecordConsumer;
import io.github.amispring.kafka.consume.RecordHandler;
import io.github.amispring.kafka.forward.EventForwarder;
import io.github.amispring.kafka.forward.ReliableProducer;
import io.github.amispring.live.LivePbx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/**
 * {@link AutoConfiguration Auto-configuration} for forwarding events to Kafka, for
 * consuming them, and for sharing servers among several instances.
 *
 * @since 1.0.0
 */
@AutoConfiguration(after = { AmiAutoConfiguration.class, AmiLiveAutoConfiguration.class },
		afterName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")
@ConditionalOnClass({ AmiClient.class, LivePbx.class, EventForwarder.class, ProducerFactory.class })
@EnableConfigurationProperties(AmiKafkaProperties.class)
@Import({ AmiKafkaAutoConfiguration.ForwardConfiguration.class, AmiKafkaAutoConfiguration.ConsumeConfiguration.class,
		OwnershipConfiguration.class })
public final class AmiKafkaAutoConfiguration {

	AmiKafkaAutoConfiguration() {
	}

	/**
	 * Returns a factory with the brokers and the security settings of the application's
	 * factory. A producer that is closed discards its pending records: forwarders have
	 * waited for them before, or abort them.
	 */
	private static DefaultKafkaProducerFactory<String, byte[]> producerFactory(Map<String, Object> configuration) {
		DefaultKafkaProducerFactory<String, byte[]> factory = new DefaultKafkaProducerFactory<>(configuration);
		factory.setPhysicalCloseTimeout(0);
		return factory;
	}

	/**
	 * Configures forwarding.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(AmiClients.class)
	@ConditionalOnBooleanProperty("ami.kafka.enabled")
	static class ForwardConfiguration {

		@Bean(defaultCandidate = false)
		@ConditionalOnMissingBean(name = "amiKafkaProducerFactory")
		DefaultKafkaProducerFactory<String, byte[]> amiKafkaProducerFactory(ProducerFactory<?, ?> producerFactory) {
			return producerFactory(ReliableProducer.configure(producerFactory.getConfigurationProperties()));
		}

		@Bean
		@ConditionalOnMissingBean
		KafkaForwarders amiKafkaForwarders(AmiClients clients, ObjectProvider<LivePbxs> views,
				AmiKafkaProperties properties,
				@Qualifier("amiKafkaProducerFactory") ProducerFactory<String, byte[]> producerFactory,
				ObjectProvider<LifecycleProperties> lifecycleProperties) {
			return new KafkaForwarders(clients,
					new ForwarderFactory(properties, views.getIfAvailable(), producerFactory)::create,
					stopTimeout(lifecycleProperties));
		}

		@Bean
		@ConditionalOnMissingBean
		ForwardedDelivery amiKafkaForwardedDelivery(AmiClients clients) {
			return new ForwardedDelivery(clients);
		}

		/**
		 * Returns a timeout that is shorter than Spring's. If Spring's timeout expired,
		 * Spring would continue the shutdown while records are still being written.
		 */
		private static Duration stopTimeout(ObjectProvider<LifecycleProperties> lifecycleProperties) {
			Duration phase = lifecycleProperties.getIfAvailable(LifecycleProperties::new).getTimeoutPerShutdownPhase();
			return phase.minus(phase.dividedBy(10));
		}

	}

	/**
	 * Configures consuming.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty("ami.kafka.consume")
	static class ConsumeConfiguration {

		private static final Logger logger = LoggerFactory.getLogger(AmiKafkaAutoConfiguration.class);

		@Bean
		@ConditionalOnMissingBean(RecordHandler.class)
		KafkaEventPublisher amiKafkaEventPublisher(ApplicationEventPublisher publisher, AmiKafkaProperties properties) {
			return new KafkaEventPublisher(publisher, properties.getCallsTopic());
		}

		@Bean(defaultCandidate = false)
		@ConditionalOnMissingBean(name = "amiKafkaDeadLetterTemplate")
		KafkaTemplate<String, byte[]> amiKafkaDeadLetterTemplate(ProducerFactory<?, ?> producerFactory) {
			return new KafkaTemplate<>(
					producerFactory(ReliableProducer.configure(producerFactory.getConfigurationProperties())));
		}

		@Bean
		@ConditionalOnMissingBean
		RecordConsumer amiKafkaRecordConsumer(ConsumerFactory<?, ?> consumerFactory, AmiKafkaProperties properties,
				@Qualifier("amiKafkaDeadLetterTemplate") KafkaTemplate<String, byte[]> deadLetterTemplate,
				RecordHandler handler, Environment environment, ObjectProvider<AmiEventPublishers> publishers) {
			if (properties.isEnabled()
					&& publishers.stream().flatMap(AmiEventPublishers::stream).findAny().isPresent()) {
				logger
					.warn("Events of the servers that this application is connected to are published twice, because it"
							+ " forwards them to Kafka and consumes them. Set ami.events.publish=false and"
							+ " ami.live.publish=false to publish only those from Kafka.");
			}
			return new RecordConsumer(consumerFactory.getConfigurationProperties(), deadLetterTemplate,
					new ConsumerSettingsFactory(properties, environment).create(), handler);
		}

		/** Static, because Spring requests this bean before it creates configurations. */
		@Bean
		@ConditionalOnMissingBean
		static AmiEventListenerFactory amiKafkaEventListenerFactory() {
			return new AmiEventListenerFactory();
		}

		/** Static, because Spring requests this bean before it creates configurations. */
		@Bean
		@ConditionalOnMissingBean
		static LiveEventListenerFactory amiKafkaLiveEventListenerFactory() {
			return new LiveEventListenerFactory();
		}

	}

}
