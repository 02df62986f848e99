/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.examples.rabbit;

import java.util.Map;

import org.apache.qpid.server.SystemLauncher;

import org.springframework.test.util.TestSocketUtils;

/**
 * A broker in this process.
 */
final class AmqpBroker {

	private final SystemLauncher launcher = new SystemLauncher();

	private final int port = TestSocketUtils.findAvailableTcpPort();

	AmqpBroker() {
		try {
			this.launcher.startup(Map.of("type", "Memory", "initialConfigurationLocation",
					AmqpBroker.class.getResource("/qpid.json").toExternalForm(), "context",
					Map.of("amqp.port", String.valueOf(this.port))));
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	int port() {
		return this.port;
	}

	void stop() {
		this.launcher.shutdown();
	}

}
