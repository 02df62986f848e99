/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.observation;

import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.autoconfigure.AmiClientCustomizer;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.client.AmiClient;
import io.micrometer.context.ContextSnapshotFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;

/**
 * {@link AutoConfiguration Auto-configuration} that propagates the context of the thread
 * that sends an action, such as the current observation, to continuations of the action's
 * future.
 *
 * @since 1.0.0
 */
@AutoConfiguration(after = AmiAutoConfiguration.class)
@ConditionalOnClass({ AmiClient.class, ContextSnapshotFactory.class })
@ConditionalOnBean(AmiClients.class)
public final class AmiContextPropagationAutoConfiguration {

	AmiContextPropagationAutoConfiguration() {
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	AmiClientCustomizer amiContextPropagationClientCustomizer() {
		return (server, builder) -> builder.callbackDecorator(new ContextPropagatingTaskDecorator()::decorate);
	}

}
