/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.kafka;

import java.time.Duration;
import java.util.Comparator;

import io.github.amispring.boot.autoconfigure.AmiProperties;
import io.github.amispring.boot.autoconfigure.AmiServerProperties;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.client.ServerOwnership;
import io.github.amispring.boot.kafka.KafkaForwarders;
import io.github.amispring.boot.kafka.KafkaOwnership;
import io.github.amispring.boot.kafka.OwnedConnections;
import io.github.amispring.kafka.ownership.OwnershipSettings;
import io.github.amispring.kafka.ownership.PbxOwnership;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Configures the ownership of servers, which determines the clients that are started.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(AmiClients.class)
@ConditionalOnBooleanProperty("ami.kafka.ownership")
class OwnershipConfiguration {

	@Bean
	@ConditionalOnMissingBean(ServerOwnership.class)
	KafkaOwnership amiKafkaOwnership(AmiClients clients, AmiKafkaProperties properties, Environment environment,
			ConsumerFactory<?, ?> consumerFactory, ObjectProvider<KafkaForwarders> forwarders,
			ObjectProvider<AmiProperties> serverProperties, ObjectProvider<LifecycleProperties> lifecycleProperties) {
		OwnershipSettings settings = new OwnershipSettingsFactory(properties, environment).create();
		OwnedConnections connections = new OwnedConnections((server) -> clients.asMap().get(server),
				forwarders.getIfAvailable(), settings, stopTimeout(lifecycleProperties));
		PbxOwnership ownership = new PbxOwnership(consumerFactory.getConfigurationProperties(), settings, connections);
		return new KafkaOwnership(clients, ownership, settings,
				joinTimeout(clients, serverProperties.getIfAvailable(), settings));
	}

	/**
	 * Returns the maximum time to join the group, which includes the time for which the
	 * group may wait for other members. It is {@code null} if no server is required.
	 */
	private static @Nullable Duration joinTimeout(AmiClients clients, @Nullable AmiProperties properties,
			OwnershipSettings settings) {
		if (properties == null) {
			return null;
		}
		return clients.names()
			.stream()
			.map((name) -> properties.getServers().getOrDefault(name, properties))
			.filter((server) -> server.getStartup() == AmiServerProperties.Startup.REQUIRED)
			.map((server) -> server.getConnectTimeout().plus(server.getResponseTimeout()))
			.max(Comparator.naturalOrder())
			.map(settings.releaseTimeout()::plus)
			.orElse(null);
	}

	/**
	 * Returns a timeout that is shorter than Spring's. If Spring's timeout expired,
	 * Spring would continue the shutdown while clients are still stopping.
	 */
	private static Duration stopTimeout(ObjectProvider<LifecycleProperties> lifecycleProperties) {
		Duration phase = lifecycleProperties.getIfAvailable(LifecycleProperties::new).getTimeoutPerShutdownPhase();
		return phase.minus(phase.dividedBy(10));
	}

}
