/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.examples.redis;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the application that forwards events to Redis.
 */
@SpringBootApplication(proxyBeanMethods = false)
class RedisApplication {

	public static void main(String[] args) {
		SpringApplication.run(RedisApplication.class, args);
	}

}
