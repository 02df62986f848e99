/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.examples.wallboard;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the wallboard.
 */
@SpringBootApplication(proxyBeanMethods = false)
class WallboardApplication {

	public static void main(String[] args) {
		SpringApplication.run(WallboardApplication.class, args);
	}

}
