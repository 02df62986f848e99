/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for a foreign host name that resolves to this machine.
 */
@SpringBootTest(properties = "simulator.calls-per-minute=0")
@AutoConfigureMockMvc
class UnknownHostTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void rejectsAnUnknownHostName() {
		assertThat(this.mvc.get().uri("http://evil.example.com/")).hasStatus(403);
		assertThat(this.mvc.get().uri("http://evil.example.com/api/stream")).hasStatus(403);
		assertThat(this.mvc.get().uri("http://localhost/")).hasStatus(200);
	}

}
