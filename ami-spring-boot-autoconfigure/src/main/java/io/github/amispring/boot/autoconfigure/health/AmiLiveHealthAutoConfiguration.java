/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.health;

import io.github.amispring.boot.autoconfigure.live.AmiLiveAutoConfiguration;
import io.github.amispring.boot.health.LiveHealthDetails;
import io.github.amispring.boot.live.LivePbxs;
import io.github.amispring.live.LivePbx;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} for {@link LiveHealthDetails}.
 *
 * @since 1.0.0
 */
@AutoConfiguration(after = AmiLiveAutoConfiguration.class)
@ConditionalOnClass({ LivePbx.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(LivePbxs.class)
@ConditionalOnEnabledHealthIndicator("ami")
public final class AmiLiveHealthAutoConfiguration {

	AmiLiveHealthAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	LiveHealthDetails amiLiveHealthDetails(LivePbxs views) {
		return new LiveHealthDetails(views);
	}

}
