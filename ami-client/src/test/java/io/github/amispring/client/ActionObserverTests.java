/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.github.amispring.action.CustomAction;
import io.github.amispring.action.OriginateAction;
import io.github.amispring.event.OriginateReason;
import io.github.amispring.event.OriginateResponseEvent;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.exception.AmiException;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.ResponseType;
import io.github.amispring.message.SimpleResponse;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ActionObserver}.
 */
class ActionObserverTests extends AbstractClientTests {

	private static final CustomAction SLOW = CustomAction.named("Slow");

	private static final AmiAction<OriginateResponseEvent> CALL = OriginateAction.of("PJSIP/100")
		.application("Wait", "1")
		.awaitingOutcome();

	@Test
	void cancelRemovesActionAndNotifiesObserver() {
		this.server.ignore("Slow");
		RecordingObserver observer = new RecordingObserver();
		AmiClient client = connected(
				(settings) -> settings.actionObserver(observer).responseTimeout(Duration.ofHours(1)));
		CompletableFuture<?> response = client.send(SLOW);
		this.server.awaitSession().awaitAction("Slow");
		assertThat(client.statistics().pendingActions()).isOne();
		response.cancel(true);
		assertThat(client.statistics().pendingActions()).isZero();
		Awaitility.await().until(() -> observer.ends.size() == 1);
		assertThat(observer.ends.get(0)).isInstanceOf(AmiException.class);
		client.execute(PING);
		assertThat(observer.ends).hasSize(2);
	}

	@Test
	void notifiesObserverOfErrors() {
		RecordingObserver observer = new RecordingObserver();
		AmiClient client = connected((settings) -> settings.actionObserver(observer));
		AmiAction<SimpleResponse> broken = new AmiAction<>() {

			@Override
			public String name() {
				return "Broken";
			}

			@Override
			public List<AmiHeader> headers() {
				throw new AssertionError("broken");
			}

			@Override
			public ResponseType<SimpleResponse> responseType() {
				return ResponseType.simple();
			}

		};
		assertThat(failure(client.send(broken))).isInstanceOf(AssertionError.class);
		assertThat(observer.ends).singleElement().isInstanceOf(AssertionError.class);
		assertThat(client.statistics().pendingActions()).isZero();
	}

	@Test
	void notifiesObserverOnce() {
		RecordingObserver observer = new RecordingObserver();
		AmiClient client = connected((settings) -> settings.actionObserver(observer));
		client.execute(PING);
		get(client.send(PING));
		assertThatExceptionOfType(AmiErrorResponseException.class)
			.isThrownBy(() -> client.execute(CustomAction.named("Nonsense")));
		failure(client.send(CustomAction.named("Nonsense")));
		failure(client.send(CustomAction.named("Bad").with("Value", "\n")));
		assertThat(observer.begins).containsExactly(client.name() + " Ping", client.name() + " Ping",
				client.name() + " Nonsense", client.name() + " Nonsense", client.name() + " Bad");
		assertThat(observer.ends).hasSize(5);
		assertThat(observer.ends.subList(0, 2)).containsOnlyNulls();
		assertThat(observer.ends.subList(2, 5)).asInstanceOf(InstanceOfAssertFactories.list(Throwable.class))
			.extracting(Object::getClass)
			.extracting(Class::getSimpleName)
			.containsExactly("AmiErrorResponseException", "AmiErrorResponseException", "InvalidActionException");
	}

	@Test
	void notifiesOfResponseAndOutcomeSeparately() {
		this.server.on("Originate", (session, request) -> session.respond(request));
		RecordingObserver observer = new RecordingObserver();
		AmiClient client = connected((settings) -> settings.actionObserver(observer));
		CompletableFuture<OriginateResponseEvent> outcome = client.send(CALL);
		FakeServer.Session session = this.server.awaitSession();
		FakeServer.Request originate = session.awaitAction("Originate");
		Awaitility.await().until(() -> observer.ends.size() == 1);
		assertThat(observer.ends).containsOnlyNulls();
		assertThat(observer.outcomes).isEmpty();
		assertThat(outcome).isNotDone();
		session.event("OriginateResponse", "ActionID: " + originate.actionId(), "Response: Failure", "Reason: 5");
		assertThat(get(outcome).reason()).isEqualTo(OriginateReason.BUSY);
		assertThat(observer.outcomes).containsExactly("BUSY");
		assertThat(observer.ends).hasSize(1);
	}

	@Test
	void notifiesOfOutcomeAwaitedByExecute() {
		this.server.on("Originate", (session, request) -> {
			session.respond(request);
			session.event("OriginateResponse", "ActionID: " + request.actionId(), "Response: Success", "Reason: 4");
		});
		RecordingObserver observer = new RecordingObserver();
		AmiClient client = connected((settings) -> settings.actionObserver(observer));
		client.execute(CALL);
		assertThat(observer.ends).singleElement().isNull();
		assertThat(observer.outcomes).containsExactly("ANSWERED");
	}

	@Test
	void notifiesOfCancelledCall() {
		this.server.on("Originate", (session, request) -> session.respond(request));
		RecordingObserver observer = new RecordingObserver();
		AmiClient client = connected((settings) -> settings.actionObserver(observer));
		CompletableFuture<OriginateResponseEvent> outcome = client.send(CALL);
		Awaitility.await().until(() -> observer.ends.size() == 1);
		outcome.cancel(true);
		Awaitility.await().until(() -> !observer.outcomes.isEmpty());
		assertThat(observer.outcomes).containsExactly("CancellationException");
		assertThat(observer.ends).containsOnlyNulls();
	}

	@Test
	void rejectedCallFailsResponseAndOutcome() {
		this.server.on("Originate",
				(session, request) -> session.respondWithError(request, "Extension does not exist."));
		RecordingObserver observer = new RecordingObserver();
		AmiClient client = connected((settings) -> settings.actionObserver(observer));
		failure(client.send(CALL));
		assertThat(observer.ends).singleElement().isInstanceOf(AmiErrorResponseException.class);
		assertThat(observer.outcomes).containsExactly("AmiErrorResponseException");
	}

	@Test
	void toleratesFailingObserver() {
		AmiClient client = connected((settings) -> settings.actionObserver((server, action) -> {
			if (action.name().equals("Early")) {
				throw new IllegalStateException("begin");
			}
			return (failure) -> {
				throw new IllegalStateException("end");
			};
		}));
		this.server.on("Early", (session, request) -> session.respond(request));
		assertThat(client.execute(PING).message().get("Ping")).isEqualTo("Pong");
		assertThat(get(client.send(PING)).message().get("Ping")).isEqualTo("Pong");
		assertThat(client.execute(CustomAction.named("Early")).message().isResponse()).isTrue();
		assertThat(get(client.send(CustomAction.named("Early"))).message().isResponse()).isTrue();
		assertThatExceptionOfType(AmiErrorResponseException.class)
			.isThrownBy(() -> client.execute(CustomAction.named("Nonsense")));
	}

	private static final class RecordingObserver implements ActionObserver {

		private final List<String> begins = Collections.synchronizedList(new ArrayList<>());

		private final List<String> outcomes = Collections.synchronizedList(new ArrayList<>());

		private final List<Throwable> ends = Collections.synchronizedList(new ArrayList<>());

		@Override
		public Consumer<Throwable> begin(String server, AmiAction<?> action) {
			this.begins.add(server + " " + action.name());
			return this.ends::add;
		}

		@Override
		public BiConsumer<AmiEvent, Throwable> beginOutcome(String server, AmiAction<?> action) {
			return (event, failure) -> this.outcomes
				.add((event != null) ? ((OriginateResponseEvent) event).reason().name()
						: ((failure.getCause() != null) ? failure.getCause() : failure).getClass().getSimpleName());
		}

	}

}
