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
import java.util.stream.IntStream;

import io.github.amispring.action.CustomAction;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer.Request;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of where listeners, and what is chained to futures, run, and what they may do.
 */
class ContinuationTests extends AbstractClientTests {

	private static final CustomAction SLOW = CustomAction.named("Slow");

	@Test
	void continuationsRunOnCallbackThreads() {
		AmiClient client = connected();
		for (int i = 0; i < 50; i++) {
			CountDownLatch chained = latch();
			this.server.on("Slow", (session, request) -> {
				await(chained);
				session.answer(request);
			});
			CompletableFuture<String> thread = client.send(SLOW)
				.thenApply((answer) -> Thread.currentThread().getName());
			chained.countDown();
			assertThat(get(thread)).startsWith("ami-callback-");
		}
	}

	@Test
	void continuationsOfFailuresRunOnCallbackThreads() {
		this.server.ignore("Slow");
		AmiClient client = connected();
		CompletableFuture<String> timedOut = client.send(SLOW, Duration.ofMillis(20))
			.handle((answer, failure) -> Thread.currentThread().getName());
		assertThat(get(timedOut)).startsWith("ami-callback-");
		CompletableFuture<String> lost = client.send(SLOW)
			.handle((answer, failure) -> Thread.currentThread().getName());
		this.server.awaitSession().close();
		assertThat(get(lost)).startsWith("ami-callback-");
	}

	@Test
	void continuationsRunInsideOfWhatIsPutAroundThem() {
		ThreadLocal<String> context = new ThreadLocal<>();
		AmiClient client = connected((settings) -> settings.callbackDecorator((task) -> {
			String sender = context.get();
			return () -> {
				context.set(sender);
				task.run();
				context.remove();
			};
		}));
		CountDownLatch chained = latch();
		this.server.on("Slow", (session, request) -> {
			await(chained);
			session.answer(request);
		});
		this.server.ignore("Never");
		context.set("one");
		CompletableFuture<String> answered = client.send(SLOW).thenApply((answer) -> context.get());
		context.set("other");
		CompletableFuture<String> failed = client.send(CustomAction.named("Never"), Duration.ofMillis(20))
			.handle((answer, failure) -> context.get());
		context.remove();
		chained.countDown();
		assertThat(get(answered)).isEqualTo("one");
		assertThat(get(failed)).isEqualTo("other");
	}

	@Test
	void continuationOfStartMayExecute() {
		CountDownLatch chained = latch();
		this.server.on("Login", (session, request) -> {
			await(chained);
			session.answer(request, "Message: Authentication accepted");
		});
		AmiClient client = client();
		CompletableFuture<String> pong = client.start()
			.thenApply((nothing) -> client.execute(PING).message().get("Ping"));
		chained.countDown();
		assertThat(get(pong)).isEqualTo("Pong");
	}

	@Test
	void continuationOfAFailedStartDoesNotRunOnTheReader() {
		CountDownLatch chained = latch();
		this.server.on("Login", (session, request) -> {
			await(chained);
			session.refuse(request, "Authentication failed");
		});
		AmiClient client = client();
		CompletableFuture<String> thread = client.start()
			.handle((nothing, failure) -> Thread.currentThread().getName());
		chained.countDown();
		assertThat(get(thread)).contains("-callback-");
	}

	@Test
	void continuationsMayExecute() {
		AmiClient client = connected();
		List<CompletableFuture<String>> answers = IntStream.range(0, 100)
			.mapToObj((i) -> client.send(PING).thenApply((answer) -> client.execute(PING).message().get("Ping")))
			.toList();
		for (CompletableFuture<String> answer : answers) {
			assertThat(get(answer)).isEqualTo("Pong");
		}
	}

	@Test
	void continuationsMayWaitForOtherContinuations() {
		AmiClient client = connected();
		List<CompletableFuture<String>> answers = IntStream.range(0, 100)
			.mapToObj((i) -> client.send(PING).thenApply((answer) -> client.send(PING).join().message().get("Ping")))
			.toList();
		for (CompletableFuture<String> answer : answers) {
			assertThat(get(answer)).isEqualTo("Pong");
		}
	}

	@Test
	void continuationThatIsHeldUpHoldsUpNoOther() {
		List<Request> requests = Collections.synchronizedList(new ArrayList<>());
		this.server.on("Slow", (session, request) -> requests.add(request));
		AmiClient client = connected();
		CountDownLatch last = latch();
		List<CompletableFuture<Void>> answers = IntStream.range(0, 10)
			.mapToObj((i) -> client.send(SLOW).thenAccept((answer) -> {
				if (i < 9) {
					await(last);
				}
				else {
					last.countDown();
				}
			}))
			.toList();
		Awaitility.await().until(() -> requests.size() == 10);
		requests.forEach(this.server.awaitSession()::answer);
		answers.forEach(AbstractClientTests::get);
	}

	@Test
	void continuationMayWaitForWhatItSentToTakeEffect() {
		List<Request> requests = Collections.synchronizedList(new ArrayList<>());
		this.server.on("Slow", (session, request) -> requests.add(request));
		CountDownLatch effects = new CountDownLatch(10);
		this.server.on("Effect", (session, request) -> effects.countDown());
		AmiClient client = connected();
		List<CompletableFuture<Void>> answers = IntStream.range(0, 10)
			.mapToObj((i) -> client.send(SLOW).thenAccept((answer) -> {
				client.send(CustomAction.named("Effect"));
				await(effects);
			}))
			.toList();
		Awaitility.await().until(() -> requests.size() == 10);
		requests.forEach(this.server.awaitSession()::answer);
		answers.forEach(AbstractClientTests::get);
	}

	@Test
	void continuationsThatSendAgainAndAgainSendEachActionOnce() {
		this.server.on("Echo", (session, request) -> session.answer(request, "Text: " + request.get("Text")));
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
			.thenCompose((answer) -> {
				int left = Integer.parseInt(answer.message().get("Text"));
				return (left > 0) ? countDown(client, left) : CompletableFuture.completedFuture(left);
			});
	}

	@Test
	void listenersMayExecute() {
		AmiClient client = client();
		CompletableFuture<String> answer = new CompletableFuture<>();
		CompletableFuture<String> atConnect = new CompletableFuture<>();
		client.subscribe(AmiEvent.class, (event) -> {
			if (event.eventName().equals("Call")) {
				answer.complete(client.execute(PING).message().get("Ping"));
			}
		});
		client.onConnectionEvent((event) -> atConnect.complete(client.execute(PING).message().get("Ping")));
		get(client.start());
		this.server.awaitSession().event("Call");
		assertThat(get(answer)).isEqualTo("Pong");
		assertThat(get(atConnect)).isEqualTo("Pong");
	}

	@Test
	void callbacksRunOnTheGivenExecutorOrElsewhereWhenItRefuses() {
		ExecutorService executor = Executors.newSingleThreadExecutor((task) -> new Thread(task, "own"));
		try {
			AmiClient client = connected((settings) -> settings.executor(executor));
			CountDownLatch chained = latch();
			this.server.on("Slow", (session, request) -> {
				await(chained);
				session.answer(request);
			});
			CompletableFuture<String> thread = client.send(SLOW)
				.thenApply((answer) -> Thread.currentThread().getName());
			chained.countDown();
			assertThat(get(thread)).isEqualTo("own");
			executor.shutdown();
			assertThat(get(client.send(PING)).message().get("Ping")).isEqualTo("Pong");
		}
		finally {
			executor.shutdownNow();
		}
	}

}
