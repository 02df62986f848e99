/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.metrics;

import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.metrics.AmiMetrics;
import io.github.amispring.client.AmiClient;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} for {@link AmiMetrics}.
 *
 * @since 1.0.0
 */
@AutoConfiguration(after = AmiAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass({ AmiClient.class, MeterRegistry.class })
@ConditionalOnBean({ AmiClients.class, MeterRegistry.class })
public final class AmiMetricsAutoConfiguration {

	AmiMetricsAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	AmiMetrics amiMetrics(AmiClients clients) {
		return new AmiMetrics(clients);
	}

}
