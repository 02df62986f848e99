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
 * A name of somebody else's that was made to point to this machine.
 */
@SpringBootTest(properties = "simulator.calls-per-minute=0")
@AutoConfigureMockMvc
class UnknownHostTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void isRefused() {
		assertThat(this.mvc.get().uri("http://evil.example.com/")).hasStatus(403);
		assertThat(this.mvc.get().uri("http://evil.example.com/api/stream")).hasStatus(403);
		assertThat(this.mvc.get().uri("http://localhost/")).hasStatus(200);
	}

}
