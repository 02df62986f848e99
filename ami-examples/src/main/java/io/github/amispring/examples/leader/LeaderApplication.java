/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.examples.leader;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts an instance.
 */
@SpringBootApplication(proxyBeanMethods = false)
class LeaderApplication {

	public static void main(String[] args) {
		SpringApplication.run(LeaderApplication.class, args);
	}

}
