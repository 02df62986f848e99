/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.connection;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.amispring.action.CommandAction;
import io.github.amispring.action.CoreStatusAction;
import io.github.amispring.action.CoreStatusResponse;
import io.github.amispring.action.HangupAction;
import io.github.amispring.action.QueueSummaryAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.event.FullyBootedEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.it.support.ConnectionLog;
import io.github.amispring.it.support.EventLog;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that the client reconnects when a real Asterisk restarts. The restart ends all
 * calls on the server. The test returns when the server is ready again.
 */
@OnEachAsterisk
class RestartIT {

	private final Pbx pbx;

	RestartIT(Pbx pbx) {
		this.pbx = pbx;
	}

	@Test
	void reconnectsAfterRestart() {
		AmiClient client = this.pbx.connect();
		String startedBefore = startTimeOf(client);
		this.pbx.awaitDelivery(client);
		EventLog log = EventLog.of(client);
		ConnectionLog connection = ConnectionLog.of(client);
		AmiClient callsOnly = this.pbx.connect((settings) -> settings.events((events) -> events.mask("call")));
		EventLog callsOnlyLog = EventLog.of(callsOnly);
		TestCall call = new TestCall(Pbx.uniqueName(), "ring");
		CompletableFuture<?> outcome = client.send(call.action().awaitingOutcome());
		log.await(NewChannelEvent.class, call::isCaller);

		CompletableFuture<?> restart = client.send(CommandAction.of("core restart now"));
		if (this.pbx.transport().http() == null) {
			// the server does not respond
			assertLost(restart);
		}
		assertLost(outcome);

		awaitRestarted(client, startedBefore);
		EventLog logAfter = EventLog.of(client);
		if (!this.pbx.transport().logsIn()) {
			// without a login, the client cannot know whether Asterisk is still starting
			client.execute(CommandAction.of("core waitfullybooted"), Pbx.BOOT_TIMEOUT);
		}
		assertFullyBooted(client);
		awaitRestarted(callsOnly, startedBefore);
		assertFullyBooted(callsOnly);
		assertThat(callsOnlyLog.events(FullyBootedEvent.class, (event) -> true)).isEmpty();
		assertThat(connection.events().get(0)).isInstanceOfSatisfying(AmiDisconnectedEvent.class,
				(event) -> assertThat(event.reason()).isNotEmpty());
		assertThat(connection.events()).last()
			.isInstanceOfSatisfying(AmiConnectedEvent.class, (event) -> assertThat(event.gap()).isPositive());
		assertThat(client.status().isConnected()).isTrue();
		assertThat(startTimeOf(client)).isNotEqualTo(startedBefore);
		if (this.pbx.transport().logsIn()) {
			log.await(FullyBootedEvent.class, (event) -> true);
		}

		TestCall next = TestCall.to("talk", this.pbx, client);
		client.execute(HangupAction.of(next.awaitUp(logAfter)));
		next.awaitHangup(logAfter);
	}

	private static void assertLost(CompletableFuture<?> future) {
		assertThatExceptionOfType(CompletionException.class).isThrownBy(future::join)
			.havingCause()
			.isInstanceOfSatisfying(AmiDisconnectedException.class,
					(failure) -> assertThat(failure.mayHaveRun()).isTrue());
	}

	/** Waits for the new process: a client may reconnect to the one that is ending. */
	private static void awaitRestarted(AmiClient client, String startedBefore) {
		Awaitility.await("connected after the restart")
			.atMost(Pbx.BOOT_TIMEOUT)
			.ignoreExceptionsInstanceOf(AmiDisconnectedException.class)
			.until(() -> !startTimeOf(client).equals(startedBefore));
	}

	/** Asserts that Asterisk has fully booted. Until then, Asterisk has no queues. */
	private static void assertFullyBooted(AmiClient client) {
		assertThat(client.execute(QueueSummaryAction.of()).entries()).isNotEmpty();
	}

	private static String startTimeOf(AmiClient client) {
		CoreStatusResponse status = client.execute(CoreStatusAction.of());
		return status.coreStartupDate() + " " + status.coreStartupTime();
	}

}
