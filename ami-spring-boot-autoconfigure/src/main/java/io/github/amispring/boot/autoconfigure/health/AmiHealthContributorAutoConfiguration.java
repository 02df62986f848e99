/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.health;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.client.AmiClientLifecycle;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.client.AmiServerSource;
import io.github.amispring.boot.client.ServerOwnership;
import io.github.amispring.boot.health.AmiHealthContributors;
import io.github.amispring.boot.health.AmiHealthDetails;
import io.github.amispring.boot.health.AmiHealthIndicator;
import io.github.amispring.boot.health.AmiHealthSwitch;
import io.github.amispring.boot.health.StandbyHealthDetails;
import io.github.amispring.client.AmiClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} for {@link AmiHealthIndicator}.
 *
 * @since 1.0.0
 */
@AutoConfiguration(after = AmiAutoConfiguration.class)
@ConditionalOnClass({ AmiClient.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(AmiClients.class)
@ConditionalOnEnabledHealthIndicator("ami")
@EnableConfigurationProperties(AmiHealthProperties.class)
public final class AmiHealthContributorAutoConfiguration {

	AmiHealthContributorAutoConfiguration() {
	}

	/**
	 * Contributes the health of one server, or of each server if there are several or if
	 * a source provides them.
	 */
	@Bean
	@ConditionalOnMissingBean(name = { "amiHealthIndicator", "amiHealthContributor" })
	HealthContributor amiHealthContributor(AmiClients clients, AmiHealthProperties properties,
			ObjectProvider<AmiHealthDetails> details, ObjectProvider<ServerOwnership> ownership,
			ObjectProvider<AmiServerSource> sources) {
		Function<AmiClient, AmiHealthIndicator> factory = factory(properties, details, ownership);
		Iterator<AmiClient> iterator = clients.iterator();
		return (clients.asMap().size() == 1 && sources.stream().findAny().isEmpty()) ? factory.apply(iterator.next())
				: new AmiHealthContributors(clients, factory);
	}

	@Bean
	@ConditionalOnBean(AmiClientLifecycle.class)
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "ami.auto-startup", havingValue = false)
	static StandbyHealthDetails amiStandbyHealthDetails(AmiClientLifecycle lifecycle) {
		return new StandbyHealthDetails(lifecycle);
	}

	@Bean
	@ConditionalOnMissingBean
	AmiHealthSwitch amiHealthSwitch(AmiClients clients, AmiHealthProperties properties,
			ObjectProvider<AmiHealthDetails> details, ObjectProvider<ServerOwnership> ownership,
			ObjectProvider<HealthContributorRegistry> registry) {
		return new AmiHealthSwitch(clients, new AmiHealthContributors(clients, factory(properties, details, ownership)),
				registry::getIfAvailable);
	}

	private static Function<AmiClient, AmiHealthIndicator> factory(AmiHealthProperties properties,
			ObjectProvider<AmiHealthDetails> details, ObjectProvider<ServerOwnership> ownership) {
		List<AmiHealthDetails> all = details.orderedStream().toList();
		ServerOwnership owned = ownership.getIfAvailable();
		return (client) -> new AmiHealthIndicator(client, properties.getMaxEventsLag(), all, owned);
	}

}
