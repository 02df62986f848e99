/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.stream.Collectors;

import io.github.amispring.sample.pbx.ConsolePbx;
import io.github.amispring.sample.pbx.ConsolePbxs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Logs the addresses of the console and the PBXs.
 */
@Component
class StartupMessage {

	private static final Logger logger = LoggerFactory.getLogger(StartupMessage.class);

	private final ConsolePbxs pbxs;

	private final ServerProperties server;

	StartupMessage(ConsolePbxs pbxs, ServerProperties server) {
		this.pbxs = pbxs;
		this.server = server;
	}

	@EventListener
	void on(ApplicationReadyEvent event) {
		if (event.getApplicationContext() instanceof WebServerApplicationContext context
				&& context.getWebServer() != null) {
			logger.info("Open {} - PBXs: {}", url(this.server, context.getWebServer().getPort()),
					this.pbxs.all().stream().map(StartupMessage::description).collect(Collectors.joining(", ")));
		}
	}

	static String url(ServerProperties server, int port) {
		InetAddress address = server.getAddress();
		String host = (address != null) ? address.getHostAddress() : "localhost";
		return (Ssl.isEnabled(server.getSsl()) ? "https" : "http") + "://"
				+ ((address instanceof Inet6Address) ? "[" + host + "]" : host) + ":" + port + "/";
	}

	private static String description(ConsolePbx pbx) {
		return pbx.name() + " (" + (pbx.simulated() ? "simulated" : pbx.address()) + ")";
	}

}
