/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.examples.rabbit;

import org.springframework.amqp.core.TopicExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The exchange, which is declared when the application connects.
 */
@Configuration(proxyBeanMethods = false)
class Exchange {

	@Bean
	TopicExchange amiEvents() {
		return new TopicExchange("ami-events");
	}

}
