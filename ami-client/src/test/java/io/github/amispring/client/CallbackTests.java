/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

import io.github.amispring.action.CustomAction;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer.Request;
import io.github.amispring.testsupport.FakeServer.Session;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests which threads run listeners and the callbacks of futures, and what this code may
 * do.
 */
class CallbackTests extends AbstractClientTests {

	private static final CustomAction SLOW = CustomAction.named("Slow");

	@Test
	void callbacksRunOnCallbackThreads() {
		AmiClient client = connected();
		for (int i = 0; i < 50; i++) {
			CountDownLatch chained = delay("Slow", (session, request) -> session.respond(request));
			CompletableFuture<String> thread = client.send(SLOW)
				.thenApply((response) -> Thread.currentThread().getName());
			chained.countDown();
			assertThat(get(thread)).startsWith("ami-callback-");
		}
	}

	@Test
	void failureCallbacksRunOnCallbackThreads() {
		this.server.ignore("Slow");
		AmiClient client = connected();
		CompletableFuture<String> timedOut = client.send(SLOW, Duration.ofMillis(20))
			.handle((response, failure) -> Thread.currentThread().getName());
		assertThat(get(timedOut)).startsWith("ami-callback-");
		CompletableFuture<String> lost = client.send(SLOW)
			.handle((response, failure) -> Thread.currentThread().getName());
		this.server.awaitSession().close();
		assertThat(get(lost)).startsWith("ami-callback-");
	}

	@Test
	void callbacksRunInsideTheDecorator() {
		ThreadLocal<String> context = new ThreadLocal<>();
		AmiClient client = connected((settings) -> settings.callbackDecorator((task) -> {
			String sender = context.get();
			return () -> {
				context.set(sender);
				task.run();
				context.remove();
			};
		}));
		CountDownLatch chained = delay("Slow", (session, request) -> session.respond(request));
		this.server.ignore("Never");
		context.set("one");
		CompletableFuture<String> answered = client.send(SLOW).thenApply((response) -> context.get());
		context.set("other");
		CompletableFuture<String> failed = client.send(CustomAction.named("Never"), Duration.ofMillis(20))
			.handle((response, failure) -> context.get());
		context.remove();
		chained.countDown();
		assertThat(get(answered)).isEqualTo("one");
		assertThat(get(failed)).isEqualTo("other");
	}

	@Test
	void startCallbackMayCallExecute() {
		CountDownLatch chained = delay("Login",
				(session, request) -> session.respond(request, "Message: Authentication accepted"));
		AmiClient client = client();
		CompletableFuture<String> pong = client.start()
			.thenApply((nothing) -> client.execute(PING).message().get("Ping"));
		chained.countDown();
		assertThat(get(pong)).isEqualTo("Pong");
	}

	@Test
	void failedStartCallbackDoesNotRunOnReaderThread() {
		CountDownLatch chained = delay("Login",
				(session, request) -> session.respondWithError(request, "Authentication failed"));
		CompletableFuture<String> thread = client().start()
			.handle((nothing, failure) -> Thread.currentThread().getName());
		chained.countDown();
		assertThat(get(thread)).contains("-callback-");
	}

	@Test
	void callbacksMayCallExecute() {
		AmiClient client = connected();
		List<CompletableFuture<String>> responses = IntStream.range(0, 100)
			.mapToObj((i) -> client.send(PING).thenApply((response) -> client.execute(PING).message().get("Ping")))
			.toList();
		for (CompletableFuture<String> response : responses) {
			assertThat(get(response)).isEqualTo("Pong");
		}
	}

	@Test
	void callbacksMayAwaitOtherCallbacks() {
		AmiClient client = connected();
		List<CompletableFuture<String>> responses = IntStream.range(0, 100)
			.mapToObj((i) -> client.send(PING).thenApply((response) -> client.send(PING).join().message().get("Ping")))
			.toList();
		for (CompletableFuture<String> response : responses) {
			assertThat(get(response)).isEqualTo("Pong");
		}
	}

	@Test
	void blockedCallbackDoesNotBlockOtherCallbacks() {
		List<Request> requests = Collections.synchronizedList(new ArrayList<>());
		this.server.on("Slow", (session, request) -> requests.add(request));
		AmiClient client = connected();
		CountDownLatch last = latch();
		List<CompletableFuture<Void>> responses = IntStream.range(0, 10)
			.mapToObj((i) -> client.send(SLOW).thenAccept((response) -> {
				if (i < 9) {
					await(last);
				}
				else {
					last.countDown();
				}
			}))
			.toList();
		Awaitility.await().until(() -> requests.size() == 10);
		requests.forEach(this.server.awaitSession()::respond);
		responses.forEach(AbstractClientTests::get);
	}

	@Test
	void callbackMayAwaitEffectOfItsAction() {
		List<Request> requests = Collections.synchronizedList(new ArrayList<>());
		this.server.on("Slow", (session, request) -> requests.add(request));
		CountDownLatch effects = new CountDownLatch(10);
		this.server.on("Effect", (session, request) -> effects.countDown());
		AmiClient client = connected();
		List<CompletableFuture<Void>> responses = IntStream.range(0, 10)
			.mapToObj((i) -> client.send(SLOW).thenAccept((response) -> {
				client.send(CustomAction.named("Effect"));
				await(effects);
			}))
			.toList();
		Awaitility.await().until(() -> requests.size() == 10);
		requests.forEach(this.server.awaitSession()::respond);
		responses.forEach(AbstractClientTests::get);
	}

	@Test
	void chainedCallbacksSendEachActionOnce() {
		this.server.on("Echo", (session, request) -> session.respond(request, "Text: " + request.get("Text")));
		AmiClient client = connected();
		List<CompletableFuture<Integer>> chains = IntStream.range(0, 100)
			.mapToObj((chain) -> countDown(client, 20))
			.toList();
		chains.forEach((chain) -> assertThat(get(chain)).isZero());
		assertThat(this.server.received("Echo")).hasSize(100 * 20);
		assertThat(client.statistics().pendingActions()).isZero();
	}

	private static CompletableFuture<Integer> countDown(AmiClient client, int from) {
		return client.send(CustomAction.named("Echo").with("Text", Integer.toString(from - 1)))
			.thenCompose((response) -> {
				int left = Integer.parseInt(response.message().get("Text"));
				return (left > 0) ? countDown(client, left) : CompletableFuture.completedFuture(left);
			});
	}

	@Test
	void listenersMayCallExecute() {
		AmiClient client = client();
		CompletableFuture<String> response = new CompletableFuture<>();
		CompletableFuture<String> atConnect = new CompletableFuture<>();
		client.subscribe(AmiEvent.class, (event) -> {
			if (event.eventName().equals("Call")) {
				response.complete(client.execute(PING).message().get("Ping"));
			}
		});
		client.onConnectionEvent((event) -> atConnect.complete(client.execute(PING).message().get("Ping")));
		get(client.start());
		this.server.awaitSession().event("Call");
		assertThat(get(response)).isEqualTo("Pong");
		assertThat(get(atConnect)).isEqualTo("Pong");
	}

	@Test
	void callbacksRunOnAClientThreadIfTheExecutorRejectsTasks() {
		ExecutorService executor = Executors.newSingleThreadExecutor((task) -> new Thread(task, "own"));
		try {
			AmiClient client = connected((settings) -> settings.executor(executor));
			CountDownLatch chained = delay("Slow", (session, request) -> session.respond(request));
			CompletableFuture<String> thread = client.send(SLOW)
				.thenApply((response) -> Thread.currentThread().getName());
			chained.countDown();
			assertThat(get(thread)).isEqualTo("own");
			executor.shutdown();
			assertThat(get(client.send(PING)).message().get("Ping")).isEqualTo("Pong");
		}
		finally {
			executor.shutdownNow();
		}
	}

	/**
	 * Delays the response to an action until the returned latch is opened, so that a test
	 * can chain a callback first.
	 */
	private CountDownLatch delay(String action, BiConsumer<Session, Request> response) {
		CountDownLatch chained = latch();
		this.server.on(action, (session, request) -> {
			await(chained);
			response.accept(session, request);
		});
		return chained;
	}

}
