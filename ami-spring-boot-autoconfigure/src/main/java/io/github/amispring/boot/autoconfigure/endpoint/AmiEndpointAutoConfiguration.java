/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.endpoint;

import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.client.AmiServerTemplate;
import io.github.amispring.boot.client.ServerOwnership;
import io.github.amispring.boot.endpoint.AmiEndpoint;
import io.github.amispring.client.AmiClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} for {@link AmiEndpoint}.
 *
 * @since 1.0.0
 */
@AutoConfiguration(after = AmiAutoConfiguration.class)
@ConditionalOnClass({ AmiClient.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnAvailableEndpoint(AmiEndpoint.class)
@ConditionalOnBean(AmiClients.class)
public final class AmiEndpointAutoConfiguration {

	AmiEndpointAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	AmiEndpoint amiEndpoint(AmiClients clients, AmiServerTemplate template, ObjectProvider<ServerOwnership> ownership) {
		return new AmiEndpoint(clients, template, ownership.getIfAvailable());
	}

}
