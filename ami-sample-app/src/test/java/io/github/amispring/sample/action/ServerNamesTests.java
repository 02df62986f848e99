/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import io.github.amispring.sample.SampleApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for names of servers with unusual characters.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "ami.port=1", "ami.username=u", "ami.secret=s", "ami.servers[head\\ office].host=127.0.0.1",
				"ami.servers[Köln].host=127.0.0.1", "ami.servers[a+b?c#d&e|f\\:g].host=127.0.0.1",
				"ami.servers[v1.2].host=127.0.0.1" })
@Import(OpenSecurity.class)
class ServerNamesTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "head office", "Köln", "a+b?c#d&e|f:g", "v1.2" })
	void actionsReachTheServer(String name) {
		// as encodeURIComponent does
		String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
		ActionClient.Response response = new ActionClient(this.port).postTo(encoded, "calls", "from", "100", "to",
				"101");
		assertThat(response.text("code")).isEqualTo("not-ready");
		assertThat(response.text("detail")).contains("“" + name + "”");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a/b", "a\\b", "a;b", "50%", ".." })
	void rejectsANameThatCannotBeUsedInUrls(String name) {
		SpringApplication application = new SpringApplication(SampleApplication.class);
		assertThatException()
			.isThrownBy(() -> application.run("--server.port=0", "--ami.servers[" + name + "].host=127.0.0.1",
					"--ami.port=1", "--ami.username=u", "--ami.secret=s"))
			.havingRootCause()
			.withMessageContaining("The name \"" + name + "\" of a server in ami.servers cannot be used in the URLs");
	}

	@Test
	void doesNotKnowOtherServers() {
		assertThat(new ActionClient(this.port).postTo("berlin", "calls", "from", "1", "to", "2").text("code"))
			.isEqualTo("unknown-server");
	}

}
