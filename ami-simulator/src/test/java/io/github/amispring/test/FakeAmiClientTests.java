/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.amispring.action.CoreShowChannelsAction;
import io.github.amispring.action.CustomAction;
import io.github.amispring.action.GetVarAction;
import io.github.amispring.action.HangupAction;
import io.github.amispring.action.OriginateAction;
import io.github.amispring.action.PingAction;
import io.github.amispring.client.AmiClient.Subscription;
import io.github.amispring.client.AmiClientStatistics;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.OriginateReason;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.exception.AmiTimeoutException;
import io.github.amispring.exception.InvalidActionException;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link FakeAmiClient}.
 */
class FakeAmiClientTests {

	private final FakeAmiClient client = new FakeAmiClient();

	private final List<Object> events = new ArrayList<>();

	@Test
	void recordsActionsInOrder() {
		OriginateAction originate = OriginateAction.of("PJSIP/100").application("Echo");
		this.client.execute(PingAction.of());
		this.client.send(originate);
		assertThat(this.client.sentActions()).hasSize(2).last().isSameAs(originate);
		assertThat(this.client.sentActions(OriginateAction.class)).containsExactly(originate);
	}

	@Test
	void acceptsActionsByDefault() {
		assertThat(this.client.execute(HangupAction.of("PJSIP/100-00000001")).message().get("Response"))
			.isEqualTo("Success");
		assertThat(this.client.execute(CoreShowChannelsAction.of())).isEmpty();
		assertThat(this.client.execute(CustomAction.named("Unknown"))).isNotNull();
		assertThat(this.client.send(PingAction.of())).isCompleted();
	}

	@Test
	void requiresResponseDefinitionForActionsWithoutDefault() {
		assertThatIllegalStateException()
			.isThrownBy(
					() -> this.client.execute(OriginateAction.of("PJSIP/100").application("Echo").awaitingOutcome()))
			.withMessage("Action Originate has no default response. Define its response with whenSent(\"Originate\").");
	}

	@Test
	void respondsWithResultOfFunction() {
		this.client.whenSent(GetVarAction.class)
			.respond((action) -> action.responseType().read(this.client.execute(PingAction.of()).message(), List.of()));
		assertThat(this.client.execute(GetVarAction.of("X"))).isNotNull();
	}

	@Test
	void respondsWithHeaders() {
		this.client.whenSent(GetVarAction.class).respondWith("Variable", "X", "Value", "42");
		assertThat(this.client.execute(GetVarAction.of("X")).value()).isEqualTo("42");
	}

	@Test
	void respondsWithAnOutcome() {
		this.client.whenSent("Originate")
			.respondWithEvents(AmiMessage.of("Event", "OriginateResponse", "Response", "Failure", "Reason", "5"));
		assertThat(this.client.execute(OriginateAction.of("PJSIP/100").application("Echo").awaitingOutcome()).reason())
			.isEqualTo(OriginateReason.BUSY);
		assertThat(this.client.sentActions("Originate")).hasSize(1);
	}

	@Test
	void respondsWithAnEventList() {
		this.client.whenSent(CoreShowChannelsAction.class)
			.respondWithEvents(AmiMessage.of("Event", "CoreShowChannel", "Channel", "PJSIP/100-00000001"),
					AmiMessage.of("Event", "CoreShowChannelsComplete"));
		assertThat(this.client.execute(CoreShowChannelsAction.of()).entries()).singleElement()
			.matches((entry) -> "PJSIP/100-00000001".equals(entry.channel().name()));
	}

	@Test
	void failsWithAnErrorResponse() {
		this.client.whenSent(HangupAction.class).fail("No such channel");
		HangupAction hangup = HangupAction.of("PJSIP/100-00000001");
		assertThatExceptionOfType(AmiErrorResponseException.class).isThrownBy(() -> this.client.execute(hangup))
			.matches(AmiErrorResponseException::isNoSuchChannel);
		assertThat(this.client.send(hangup)).isCompletedExceptionally();
		assertThat(this.client.sentActions()).hasSize(2);
	}

	@Test
	void timesOutImmediately() {
		this.client.whenSent(PingAction.class).timeOut();
		assertThatExceptionOfType(AmiTimeoutException.class)
			.isThrownBy(() -> this.client.execute(PingAction.of(), Duration.ofHours(1)))
			.withMessageContaining("3600000 ms");
	}

	@Test
	void losesTheConnectionDuringAnAction() {
		this.client.onConnectionEvent(this.events::add);
		this.client.whenSent(PingAction.class).disconnect();
		assertThatExceptionOfType(AmiDisconnectedException.class).isThrownBy(() -> this.client.execute(PingAction.of()))
			.matches(AmiDisconnectedException::mayHaveRun);
		assertThat(this.events).singleElement().isInstanceOf(AmiDisconnectedEvent.class);
		assertThat(this.client.status().state()).isEqualTo(AmiClientStatus.State.WAITING);
	}

	@Test
	void rejectsActionsWhileDisconnected() {
		this.client.disconnect("network down");
		assertThatExceptionOfType(AmiDisconnectedException.class).isThrownBy(() -> this.client.execute(PingAction.of()))
			.matches((failure) -> !failure.mayHaveRun());
		assertThat(this.client.sentActions()).isEmpty();
		this.client.connect();
		assertThat(this.client.execute(PingAction.of())).isNotNull();
		assertThat(this.client.statistics().reconnects()).isOne();
	}

	@Test
	void rejectsAnInvalidAction() {
		CompletableFuture<?> response = this.client.send(OriginateAction.of("PJSIP/100"));
		assertThat(response).failsWithin(Duration.ZERO)
			.withThrowableThat()
			.withCauseInstanceOf(InvalidActionException.class);
		assertThat(this.client.sentActions()).isEmpty();
	}

	@Test
	void deliversEventsOnTheCallingThread() {
		List<Thread> threads = new ArrayList<>();
		this.client.subscribe(HangupEvent.class, (event) -> {
			threads.add(Thread.currentThread());
			assertThat(this.client.isListenerThread()).isTrue();
		});
		this.client.publish("Hangup", "Channel", "PJSIP/100-00000001", "Cause", "16");
		this.client.publish("Newexten", "Channel", "PJSIP/100-00000001");
		assertThat(threads).containsExactly(Thread.currentThread());
		assertThat(this.client.listenerFailures()).isEmpty();
		assertThat(this.client.isListenerThread()).isFalse();
		assertThat(this.client.statistics().eventsReceived()).containsEntry("Hangup", 1L).containsEntry("Newexten", 1L);
	}

	@Test
	void deliversEventsAsMessages() {
		this.client.onEventMessage((type, message) -> this.events.add(type.name() + message.get("Cause")));
		this.client.publish("Hangup", "Cause", "16");
		assertThat(this.events).containsExactly("Hangup16");
	}

	@Test
	void endsASubscription() {
		Subscription subscription = this.client.subscribe(AmiEvent.class, this.events::add);
		subscription.close();
		this.client.publish("Hangup");
		assertThat(this.events).isEmpty();
	}

	@Test
	void isolatesSubscribersThatThrow() {
		IllegalStateException failure = new IllegalStateException("expected by this test");
		this.client.subscribe(AmiEvent.class, (event) -> {
			throw failure;
		});
		this.client.subscribe(AmiEvent.class, this.events::add);
		this.client.publish("Hangup");
		assertThat(this.events).hasSize(1);
		assertThat(this.client.listenerFailures()).containsExactly(failure);
		assertThat(this.client.statistics().listenerErrors()).isOne();
	}

	@Test
	void deliversPausedEventsInOrder() {
		this.client.subscribe(AmiEvent.class, this.events::add);
		this.client.onConnectionEvent(this.events::add);
		this.client.pauseEvents(Duration.ZERO);
		this.client.publish("Hangup");
		this.client.disconnect("network down");
		assertThat(this.events).isEmpty();
		assertThat(this.client.statistics().eventsBuffered()).isEqualTo(2);
		this.client.resumeEvents();
		assertThat(this.events).hasExactlyElementsOfTypes(HangupEvent.class, AmiDisconnectedEvent.class);
	}

	@Test
	void reconnectsWithConnectionEvents() {
		this.client.onConnectionEvent(this.events::add);
		this.client.reconnect();
		assertThat(this.events).hasExactlyElementsOfTypes(AmiDisconnectedEvent.class, AmiConnectedEvent.class)
			.allMatch((event) -> ((AmiConnectionEvent) event).server().equals("default"));
	}

	@Test
	void doesNotReconnectAfterStop() {
		this.client.close();
		this.client.reconnect();
		assertThat(this.client.status().state()).isEqualTo(AmiClientStatus.State.STOPPED);
		assertThat(this.client.start()).isCompleted();
		assertThat(this.client.status().isConnected()).isTrue();
	}

	@Test
	void returnsTheGivenStatusAndStatistics() {
		AmiClientStatus status = new FakeAmiClient("other").status();
		AmiClientStatistics statistics = new FakeAmiClient().statistics();
		this.client.setStatus(status);
		this.client.setStatistics(statistics);
		assertThat(this.client.status()).isSameAs(status);
		assertThat(this.client.statistics()).isSameAs(statistics);
	}

	@Test
	void deliversOneEventAtATime() {
		this.client.subscribe(AmiEvent.class, this.events::add);
		CompletableFuture
			.allOf(IntStream.range(0, 4)
				.mapToObj((thread) -> CompletableFuture
					.runAsync(() -> IntStream.range(0, 100).forEach((event) -> this.client.publish("Hangup"))))
				.toArray(CompletableFuture<?>[]::new))
			.join();
		assertThat(this.events).hasSize(400);
	}

}
