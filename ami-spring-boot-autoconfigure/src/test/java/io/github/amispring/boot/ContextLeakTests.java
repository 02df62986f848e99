/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.amispring.action.PingAction;
import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.autoconfigure.live.AmiLiveAutoConfiguration;
import io.github.amispring.boot.testsupport.LiveClientThreads;
import io.github.amispring.client.AmiClient;
import io.github.amispring.simulator.AmiSimulator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that closed contexts release their resources.
 */
class ContextLeakTests {

	private static final int CYCLES = 200;

	@Test
	void closedContextsReleaseThreadsConnectionsAndClients() {
		try (AmiSimulator pbx = AmiSimulator.builder().account("app", "secret").build().start()) {
			List<WeakReference<AmiClient>> clients = new ArrayList<>();
			for (int i = 0; i < CYCLES; i++) {
				new ApplicationContextRunner()
					.withConfiguration(
							AutoConfigurations.of(AmiAutoConfiguration.class, AmiLiveAutoConfiguration.class))
					.withPropertyValues("ami.host=127.0.0.1", "ami.port=" + pbx.port(), "ami.username=app",
							"ami.secret=secret", "ami.startup=required")
					.run((context) -> {
						AmiClient client = context.getBean(AmiClient.class);
						client.execute(PingAction.of());
						clients.add(new WeakReference<>(client));
					});
			}
			assertThat(clients).hasSize(CYCLES);
			assertThat(pbx.receivedActions("Logoff")).hasSize(CYCLES);
			Awaitility.await().untilAsserted(() -> assertThat(LiveClientThreads.names()).isEmpty());
			Awaitility.await().untilAsserted(() -> assertThat(pbx.sessions()).isEmpty());
			Awaitility.await().pollInterval(Duration.ofMillis(50)).until(() -> {
				System.gc();
				return clients.stream().map(WeakReference::get).allMatch(Objects::isNull);
			});
		}
	}

}
