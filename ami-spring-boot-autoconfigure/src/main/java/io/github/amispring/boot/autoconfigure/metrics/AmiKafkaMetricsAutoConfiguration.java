/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.metrics;

import io.github.amispring.boot.autoconfigure.kafka.AmiKafkaAutoConfiguration;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.client.ServerOwnership;
import io.github.amispring.boot.kafka.KafkaForwarders;
import io.github.amispring.boot.metrics.AmiKafkaMetrics;
import io.github.amispring.boot.metrics.AmiOwnershipMetrics;
import io.github.amispring.boot.metrics.AmiRemoteActionMetrics;
import io.github.amispring.kafka.command.RemoteActions;
import io.github.amispring.kafka.consume.RecordConsumer;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} for metrics of forwarding to Kafka, of
 * consuming from Kafka, and of the ownership of servers.
 *
 * @since 1.0.0
 */
@AutoConfiguration(after = AmiKafkaAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass({ RecordConsumer.class, MeterRegistry.class })
@ConditionalOnBean(MeterRegistry.class)
public final class AmiKafkaMetricsAutoConfiguration {

	AmiKafkaMetricsAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(KafkaForwarders.class)
	AmiKafkaMetrics amiKafkaForwarderMetrics(AmiClients clients, KafkaForwarders forwarders,
			ObjectProvider<RecordConsumer> consumer) {
		return new AmiKafkaMetrics(clients, forwarders, consumer.getIfAvailable());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(RecordConsumer.class)
	AmiKafkaMetrics amiKafkaConsumerMetrics(RecordConsumer consumer) {
		return new AmiKafkaMetrics(null, null, consumer);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(ServerOwnership.class)
	AmiOwnershipMetrics amiOwnershipMetrics(AmiClients clients, ServerOwnership ownership) {
		return new AmiOwnershipMetrics(clients, ownership);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(RemoteActions.class)
	AmiRemoteActionMetrics amiRemoteActionMetrics(RemoteActions actions) {
		return new AmiRemoteActionMetrics(actions);
	}

}
