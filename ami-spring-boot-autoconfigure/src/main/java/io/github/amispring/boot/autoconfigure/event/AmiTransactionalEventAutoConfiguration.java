/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.event;

import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.event.AmiTransactionalEventListenerFactory;
import io.github.amispring.client.AmiClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.event.TransactionalEventListenerFactory;

/**
 * {@link AutoConfiguration Auto-configuration} for transactional listeners of AMI events.
 *
 * @since 1.0.0
 */
@AutoConfiguration(after = AmiAutoConfiguration.class,
		afterName = "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration")
@ConditionalOnClass({ AmiClient.class, TransactionalEventListenerFactory.class })
@ConditionalOnBean({ AmiClients.class, TransactionalEventListenerFactory.class })
public final class AmiTransactionalEventAutoConfiguration {

	AmiTransactionalEventAutoConfiguration() {
	}

	/** Static, because Spring requests this bean before it creates configurations. */
	@Bean
	static AmiTransactionalEventListenerFactory amiTransactionalEventListenerFactory() {
		return new AmiTransactionalEventListenerFactory();
	}

}
