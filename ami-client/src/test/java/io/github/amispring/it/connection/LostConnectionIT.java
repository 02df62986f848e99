/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.connection;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.github.amispring.action.PingAction;
import io.github.amispring.action.UserEventAction;
import io.github.amispring.client.ActionObserver;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.event.UserEvent;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.it.support.AbstractProxyIT;
import io.github.amispring.it.support.ConnectionLog;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiEvent;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests that the client reconnects after losing the connection to a real Asterisk.
 */
@OnEachAsterisk(overAll = true)
class LostConnectionIT extends AbstractProxyIT {

	/** The name of the action and the failure of each awaited outcome, in order. */
	private final List<String> outcomes = new CopyOnWriteArrayList<>();

	private ConnectionLog connection;

	LostConnectionIT(Pbx pbx) {
		super(pbx);
	}

	@Override
	protected AmiClientSettings.Builder customize(AmiClientSettings.Builder settings) {
		return super.customize(settings).actionObserver(new OutcomeObserver(this.outcomes));
	}

	@BeforeEach
	void recordConnectionEvents() {
		this.pbx.awaitDelivery(this.client);
		this.connection = ConnectionLog.of(this.client);
	}

	@Test
	void reconnectsAfterConnectionWasClosed() {
		this.proxy.cut();
		this.connection.awaitConnected();
		assertThat(this.connection.events()).hasSize(2);
		assertThat(this.connection.events().get(0)).isInstanceOfSatisfying(AmiDisconnectedEvent.class,
				(event) -> assertThat(event.reason()).isNotEmpty());
		assertThat(this.connection.events().get(1)).isInstanceOfSatisfying(AmiConnectedEvent.class, (event) -> {
			assertThat(event.gap()).isPositive();
			assertThat(event.asteriskVersion()).startsWith(this.pbx.server().version() + ".");
		});
		assertThat(this.client.status().isConnected()).isTrue();
		assertThat(this.client.status().lastError()).isNull();
		assertThat(this.client.statistics().reconnects()).isOne();
		assertReceivesEvents();
	}

	@Test
	void pendingActionsFailOnceAndAreNotResent() {
		TestCall call = new TestCall(Pbx.uniqueName(), "ring");
		call.hangUpAfterTest(this.pbx);
		CompletableFuture<?> outcome = this.client.send(call.action().awaitingOutcome());
		this.log.await(NewChannelEvent.class, call::isCaller);
		this.proxy.cut();
		assertThatExceptionOfType(CompletionException.class).isThrownBy(outcome::join)
			.havingCause()
			.isInstanceOfSatisfying(AmiDisconnectedException.class,
					(failure) -> assertThat(failure.mayHaveRun()).isTrue());
		this.connection.awaitConnected();
		this.pbx.awaitDelivery(this.client);
		assertThat(this.outcomes).containsExactly("Originate AmiDisconnectedException");
		assertThat(this.client.statistics().pendingActions()).isZero();
		assertThat(this.log.events(NewChannelEvent.class, call::owns)).hasSize(2);
	}

	@Test
	void doesNotSendActionWithoutConnection() {
		this.proxy.close();
		Awaitility.await().atMost(Pbx.TEST_TIMEOUT).until(() -> !this.client.status().isConnected());
		AmiDisconnectedException failure = catchThrowableOfType(AmiDisconnectedException.class,
				() -> this.client.execute(PingAction.of()));
		assertThat(failure.mayHaveRun()).isFalse();
		Awaitility.await().atMost(Pbx.TEST_TIMEOUT).until(() -> this.client.status().lastError() != null);
		assertThat(this.client.status().state()).isIn(AmiClientStatus.State.WAITING, AmiClientStatus.State.CONNECTING);
		assertThat(this.client.status().asteriskVersion()).isNull();
	}

	private void assertReceivesEvents() {
		String name = Pbx.uniqueName();
		this.client.execute(UserEventAction.of(name));
		this.log.await(UserEvent.class, (event) -> name.equals(event.userEventName()));
	}

	/**
	 * Records when outcomes complete.
	 *
	 * @param outcomes receives the action's name and the failure
	 */
	private record OutcomeObserver(List<String> outcomes) implements ActionObserver {

		@Override
		public Consumer<@Nullable Throwable> begin(String server, AmiAction<?> action) {
			return NONE.begin(server, action);
		}

		@Override
		public BiConsumer<@Nullable AmiEvent, @Nullable Throwable> beginOutcome(String server, AmiAction<?> action) {
			return (event, failure) -> this.outcomes
				.add(action.name() + ((failure != null) ? " " + failure.getClass().getSimpleName() : ""));
		}

	}

}
