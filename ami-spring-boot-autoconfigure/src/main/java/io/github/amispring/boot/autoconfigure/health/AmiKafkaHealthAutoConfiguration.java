/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.health;

import io.github.amispring.boot.autoconfigure.kafka.AmiKafkaAutoConfiguration;
import io.github.amispring.boot.client.ServerOwnership;
import io.github.amispring.boot.health.KafkaHealthDetails;
import io.github.amispring.boot.health.OwnershipHealthIndicator;
import io.github.amispring.boot.kafka.KafkaForwarders;
import io.github.amispring.kafka.forward.EventForwarder;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} for the details of forwarding to Kafka in
 * the health of the connections, and for the health of the ownership of servers.
 *
 * @since 1.0.0
 */
@AutoConfiguration(after = AmiKafkaAutoConfiguration.class)
@ConditionalOnClass({ EventForwarder.class, ConditionalOnEnabledHealthIndicator.class })
public final class AmiKafkaHealthAutoConfiguration {

	AmiKafkaHealthAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(KafkaForwarders.class)
	@ConditionalOnEnabledHealthIndicator("ami")
	KafkaHealthDetails amiKafkaHealthDetails(KafkaForwarders forwarders) {
		return new KafkaHealthDetails(forwarders);
	}

	@Bean
	@ConditionalOnMissingBean(name = { "amiOwnershipHealthIndicator", "amiOwnershipHealthContributor" })
	@ConditionalOnBean(ServerOwnership.class)
	@ConditionalOnEnabledHealthIndicator("ami-ownership")
	OwnershipHealthIndicator amiOwnershipHealthIndicator(ServerOwnership ownership) {
		return new OwnershipHealthIndicator(ownership);
	}

}
