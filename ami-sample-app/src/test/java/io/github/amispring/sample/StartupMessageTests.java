/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

import static org.assertj.core.api.Assertions.assertThat;

class StartupMessageTests {

	private final ServerProperties server = new ServerProperties();

	@Test
	void containsTheAddress() throws UnknownHostException {
		assertThat(StartupMessage.url(this.server, 8080)).isEqualTo("http://localhost:8080/");
		this.server.setAddress(InetAddress.getByName("127.0.0.1"));
		assertThat(StartupMessage.url(this.server, 8080)).isEqualTo("http://127.0.0.1:8080/");
		this.server.setAddress(InetAddress.getByName("::1"));
		assertThat(StartupMessage.url(this.server, 8080)).isEqualTo("http://[0:0:0:0:0:0:0:1]:8080/");
	}

	@Test
	void containsTheProtocol() {
		this.server.setSsl(new Ssl());
		assertThat(StartupMessage.url(this.server, 8443)).isEqualTo("https://localhost:8443/");
	}

}
