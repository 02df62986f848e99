/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.endpoint;

import io.github.amispring.boot.autoconfigure.live.AmiLiveAutoConfiguration;
import io.github.amispring.boot.endpoint.AmiLiveEndpoint;
import io.github.amispring.boot.live.LivePbxs;
import io.github.amispring.live.LivePbx;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} for {@link AmiLiveEndpoint}.
 *
 * @since 1.0.0
 */
@AutoConfiguration(after = AmiLiveAutoConfiguration.class)
@ConditionalOnClass({ LivePbx.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnAvailableEndpoint(AmiLiveEndpoint.class)
@ConditionalOnBean(LivePbxs.class)
public final class AmiLiveEndpointAutoConfiguration {

	AmiLiveEndpointAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	AmiLiveEndpoint amiLiveEndpoint(LivePbxs views) {
		return new AmiLiveEndpoint(views);
	}

}
