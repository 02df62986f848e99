/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.observation;

import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.autoconfigure.AmiClientCustomizer;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.event.AmiEventObserver;
import io.github.amispring.boot.observation.AmiActionObservationConvention;
import io.github.amispring.boot.observation.AmiEventObservationConvention;
import io.github.amispring.boot.observation.AmiOriginateObservationConvention;
import io.github.amispring.boot.observation.ObservationActionObserver;
import io.github.amispring.boot.observation.ObservationEventObserver;
import io.github.amispring.client.AmiClient;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * {@link AutoConfiguration Auto-configuration} for observations of actions and events.
 *
 * @since 1.0.0
 */
@AutoConfiguration(after = AmiAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass({ AmiClient.class, ObservationRegistry.class })
@ConditionalOnBean({ AmiClients.class, ObservationRegistry.class })
public final class AmiObservationAutoConfiguration {

	AmiObservationAutoConfiguration() {
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	AmiClientCustomizer amiObservationClientCustomizer(ObservationRegistry registry,
			ObjectProvider<AmiActionObservationConvention> actionConvention,
			ObjectProvider<AmiOriginateObservationConvention> originateConvention) {
		ObservationActionObserver observer = new ObservationActionObserver(registry, actionConvention.getIfAvailable(),
				originateConvention.getIfAvailable());
		return (server, builder) -> builder.actionObserver(observer);
	}

	@Bean
	@ConditionalOnMissingBean(AmiEventObserver.class)
	ObservationEventObserver amiEventObserver(ObservationRegistry registry,
			ObjectProvider<AmiEventObservationConvention> convention) {
		return new ObservationEventObserver(registry, convention.getIfAvailable());
	}

}
