/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.history;

import org.springframework.boot.test.context.SpringBootTest;

/**
 * Tests of the history with H2.
 */
@SpringBootTest(properties = { "simulator.calls-per-minute=0", "console.history.retention=30d" })
class HistoryTests extends HistoryScenarios {

}
