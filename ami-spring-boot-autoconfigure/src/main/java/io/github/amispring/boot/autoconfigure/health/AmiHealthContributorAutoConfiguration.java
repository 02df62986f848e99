/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.health;

import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.health.AmiHealthDetails;
import io.github.amispring.boot.health.AmiHealthIndicator;
import io.github.amispring.client.AmiClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.CompositeHealthContributorConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthContributor;
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
public final class AmiHealthContributorAutoConfiguration
		extends CompositeHealthContributorConfiguration<AmiHealthIndicator, AmiClient> {

	AmiHealthContributorAutoConfiguration(AmiHealthProperties properties, ObjectProvider<AmiHealthDetails> details) {
		super((client) -> new AmiHealthIndicator(client, properties.getMaxEventsLag(),
				details.orderedStream().toList()));
	}

	@Bean
	@ConditionalOnMissingBean(name = { "amiHealthIndicator", "amiHealthContributor" })
	HealthContributor amiHealthContributor(AmiClients clients) {
		return createContributor(clients.asMap());
	}

}
