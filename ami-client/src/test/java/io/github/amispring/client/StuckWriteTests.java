/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.github.amispring.action.CustomAction;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiException;
import io.github.amispring.exception.AmiTimeoutException;
import io.github.amispring.exception.AmiUnansweredException;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer;
import io.github.amispring.testsupport.Recorder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests of a server that does not read, so that what is sent to it gets stuck.
 */
class StuckWriteTests extends AbstractClientTests {

	private static final Duration FOR_EVER = Duration.ofHours(1);

	private static final CustomAction STOP_READING = CustomAction.named("StopReading");

	private final FakeServer deaf = new FakeServer(AbstractClientTests::smallSocket);

	private final CountDownLatch readOn = latch();

	StuckWriteTests() {
		this.deaf.on("StopReading", (session, request) -> await(this.readOn));
		this.deaf.ignore("Large");
		this.deaf.ignore("Late");
		this.deaf.on("Last", (session, request) -> session.answer(request));
	}

	@AfterEach
	void closeServer() {
		this.readOn.countDown();
		this.deaf.close();
	}

	@Test
	void endTheConnectionWithinTheResponseTimeout() {
		AmiClient client = connectedTo((settings) -> settings.responseTimeout(Duration.ofMillis(400)));
		Recorder recorder = new Recorder(client);
		client.send(STOP_READING, FOR_EVER);
		CompletableFuture<AmiUnansweredException> writer = sendUntilStuck(client);
		assertThat(get(writer)).isInstanceOf(AmiDisconnectedException.class)
			.hasMessageContaining("has taken nothing of what was sent to it for 300 ms");
		recorder.await("AmiDisconnectedEvent");
	}

	@Test
	void holdUpOthersNoLongerThanTheirOwnTimeout() {
		AmiClient client = connectedTo((settings) -> settings.responseTimeout(FOR_EVER));
		client.send(STOP_READING);
		sendUntilStuck(client);
		// until the writer is stuck, the server has no answer, but the action is written
		Awaitility.await().until(() -> !isWritten(client));
		AmiTimeoutException failure = catchThrowableOfType(AmiTimeoutException.class,
				() -> client.execute(CustomAction.named("Late"), Duration.ofMillis(1)));
		assertThat(failure).hasMessageContaining("was not sent: the connection to PBX");
		assertThat(failure.mayHaveRun()).isFalse();
		CompletableFuture<?> sent = client.send(CustomAction.named("Late"), Duration.ofMillis(1));
		assertThat(failure(sent)).isInstanceOfSatisfying(AmiTimeoutException.class,
				(timeout) -> assertThat(timeout.mayHaveRun()).isFalse());
		this.readOn.countDown();
		client.execute(CustomAction.named("Last"));
		assertThat(this.deaf.received("Late")).isEmpty();
	}

	/** Java closes a socket when a virtual thread is interrupted while writing to it. */
	@Test
	@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "Java 17 has no virtual threads; CI also runs this on 25")
	void surviveTheInterruptOfVirtualThreads() throws Exception {
		AmiClient client = connectedTo((settings) -> settings.responseTimeout(FOR_EVER));
		client.send(STOP_READING);
		ExecutorService virtualThreads = (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor")
			.invoke(null);
		List<Future<AmiException>> senders = IntStream.range(0, 200)
			.mapToObj((sender) -> virtualThreads
				.submit(() -> catchThrowableOfType(AmiException.class, () -> client.execute(large()))))
			.toList();
		Awaitility.await().until(() -> !isWritten(client));
		virtualThreads.shutdownNow();
		for (Future<AmiException> sender : senders) {
			assertThat(sender.get(TEST_TIMEOUT.toSeconds(), TimeUnit.SECONDS))
				.hasMessageStartingWith("Interrupted while waiting");
		}
		this.readOn.countDown();
		client.execute(CustomAction.named("Last"));
		assertThat(this.deaf.connections()).isOne();
	}

	private static boolean isWritten(AmiClient client) {
		AmiTimeoutException failure = catchThrowableOfType(AmiTimeoutException.class,
				() -> client.execute(CustomAction.named("Probe"), Duration.ofMillis(20)));
		return failure.mayHaveRun();
	}

	private AmiClient connectedTo(Consumer<AmiClientSettings.Builder> customizer) {
		return connected((settings) -> customizer.accept(settings.port(this.deaf.port())
			.keepAlive((keepAlive) -> keepAlive.interval(FOR_EVER).timeout(FOR_EVER))));
	}

	/** Sends until an action fails; gives its failure. */
	private static CompletableFuture<AmiUnansweredException> sendUntilStuck(AmiClient client) {
		CompletableFuture<AmiUnansweredException> failed = new CompletableFuture<>();
		Thread writer = new Thread(() -> {
			while (!failed.isDone()) {
				client.send(large(), FOR_EVER).whenComplete((answer, failure) -> {
					if (failure instanceof AmiUnansweredException unanswered) {
						failed.complete(unanswered);
					}
				});
			}
		});
		writer.setDaemon(true);
		writer.start();
		return failed;
	}

}
