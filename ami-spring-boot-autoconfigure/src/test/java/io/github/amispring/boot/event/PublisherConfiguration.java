/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.time.Duration;

import io.github.amispring.client.AmiClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Publishes the events of a client.
 */
@Configuration(proxyBeanMethods = false)
class PublisherConfiguration {

	@Bean
	AmiEventPublisher publisher(AmiClient client, ApplicationContext context,
			ObjectProvider<AmiEventObserver> observer) {
		return new AmiEventPublisher(client, context, Duration.ofSeconds(30), PublishFrom.CONTEXT_STARTED,
				observer.getIfAvailable());
	}

}
