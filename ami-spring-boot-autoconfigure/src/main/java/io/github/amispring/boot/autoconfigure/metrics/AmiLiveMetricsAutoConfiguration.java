/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.metrics;

import io.github.amispring.boot.autoconfigure.live.AmiLiveAutoConfiguration;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.live.LivePbxs;
import io.github.amispring.boot.metrics.AmiLiveMetrics;
import io.github.amispring.live.LivePbx;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} for {@link AmiLiveMetrics}.
 *
 * @since 1.0.0
 */
@AutoConfiguration(after = AmiLiveAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass({ LivePbx.class, MeterRegistry.class })
@ConditionalOnBean({ LivePbxs.class, MeterRegistry.class })
public final class AmiLiveMetricsAutoConfiguration {

	AmiLiveMetricsAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	AmiLiveMetrics amiLiveMetrics(LivePbxs views, AmiClients clients) {
		return new AmiLiveMetrics(views, clients);
	}

}
