/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.examples.rabbit;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the application that forwards events to RabbitMQ.
 */
@SpringBootApplication(proxyBeanMethods = false)
class RabbitApplication {

	public static void main(String[] args) {
		SpringApplication.run(RabbitApplication.class, args);
	}

}
