/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.history;

import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Tests of the history with PostgreSQL.
 */
@ExtendWith(LocalPostgres.class)
@SpringBootTest(properties = { "simulator.calls-per-minute=0", "console.history.retention=30d" })
@DirtiesContext
class PostgresIT extends HistoryScenarios {

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry registry) {
		registry.add("spring.datasource.url", LocalPostgres::url);
		registry.add("spring.datasource.username", () -> LocalPostgres.USER);
		registry.add("spring.datasource.password", () -> "");
	}

}
