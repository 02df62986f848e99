/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.screen;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Shows calls and queues, and acts on calls.
 */
@SpringBootApplication(proxyBeanMethods = false)
class ScreenApplication {

}
