/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample;

import java.net.InetAddress;

import io.github.amispring.sample.console.PbxAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Logs the addresses of the console and the PBX.
 */
@Component
class StartupMessage {

	private static final Logger logger = LoggerFactory.getLogger(StartupMessage.class);

	private final PbxAddress pbx;

	private final ServerProperties server;

	StartupMessage(PbxAddress pbx, ServerProperties server) {
		this.pbx = pbx;
		this.server = server;
	}

	@EventListener
	void on(ApplicationReadyEvent event) {
		if (event.getApplicationContext() instanceof WebServerApplicationContext context
				&& context.getWebServer() != null) {
			InetAddress address = this.server.getAddress();
			String host = (address != null) ? address.getHostAddress() : "localhost";
			logger.info("Open http://{}:{}/ - PBX: {}", host, context.getWebServer().getPort(), this.pbx.description());
		}
	}

}
