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
 * Tests writes to a server that does not read.
 */
class BlockedWriteTests extends AbstractClientTests {

	private static final Duration UNLIMITED = Duration.ofHours(1);

	private static final CustomAction STOP_READING = CustomAction.named("StopReading");

	private final FakeServer nonReading = new FakeServer(AbstractClientTests::smallSocket);

	private final CountDownLatch continueReading = latch();

	BlockedWriteTests() {
		this.nonReading.on("StopReading", (session, request) -> await(this.continueReading));
		this.nonReading.ignore("Large");
		this.nonReading.ignore("Late");
		this.nonReading.on("Last", (session, request) -> session.respond(request));
	}

	@AfterEach
	void closeServer() {
		this.continueReading.countDown();
		this.nonReading.close();
	}

	@Test
	void closesConnectionWithinResponseTimeout() {
		AmiClient client = connectedTo((settings) -> settings.responseTimeout(Duration.ofMillis(400)));
		Recorder recorder = new Recorder(client);
		client.send(STOP_READING, UNLIMITED);
		CompletableFuture<AmiUnansweredException> writer = sendUntilBlocked(client);
		assertThat(get(writer)).isInstanceOf(AmiDisconnectedException.class)
			.hasMessageContaining("has not read for 300 ms");
		recorder.await("AmiDisconnectedEvent");
	}

	@Test
	void delaysOtherActionsOnlyUntilTheirTimeout() {
		AmiClient client = connectedTo((settings) -> settings.responseTimeout(UNLIMITED));
		client.send(STOP_READING);
		sendUntilBlocked(client);
		// until the writer blocks, the action is written but has no response
		Awaitility.await().until(() -> !isWritten(client));
		AmiTimeoutException failure = catchThrowableOfType(AmiTimeoutException.class,
				() -> client.execute(CustomAction.named("Late"), Duration.ofMillis(1)));
		assertThat(failure).hasMessageContaining("was not sent: the connection to PBX");
		assertThat(failure.mayHaveRun()).isFalse();
		CompletableFuture<?> sent = client.send(CustomAction.named("Late"), Duration.ofMillis(1));
		assertThat(failure(sent)).isInstanceOfSatisfying(AmiTimeoutException.class,
				(timeout) -> assertThat(timeout.mayHaveRun()).isFalse());
		this.continueReading.countDown();
		client.execute(CustomAction.named("Last"));
		assertThat(this.nonReading.received("Late")).isEmpty();
	}

	/** Java closes a socket when a virtual thread is interrupted while writing to it. */
	@Test
	@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "Java 17 has no virtual threads; CI also runs this on 25")
	void toleratesInterruptOfVirtualThreads() throws Exception {
		AmiClient client = connectedTo((settings) -> settings.responseTimeout(UNLIMITED));
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
		this.continueReading.countDown();
		client.execute(CustomAction.named("Last"));
		assertThat(this.nonReading.connections()).isOne();
	}

	private static boolean isWritten(AmiClient client) {
		AmiTimeoutException failure = catchThrowableOfType(AmiTimeoutException.class,
				() -> client.execute(CustomAction.named("Probe"), Duration.ofMillis(20)));
		return failure.mayHaveRun();
	}

	private AmiClient connectedTo(Consumer<AmiClientSettings.Builder> customizer) {
		return connected((settings) -> customizer.accept(settings.port(this.nonReading.port())
			.keepAlive((keepAlive) -> keepAlive.interval(UNLIMITED).timeout(UNLIMITED))));
	}

	/** Sends actions until one fails, and returns its failure. */
	private static CompletableFuture<AmiUnansweredException> sendUntilBlocked(AmiClient client) {
		CompletableFuture<AmiUnansweredException> failed = new CompletableFuture<>();
		Thread writer = new Thread(() -> {
			while (!failed.isDone()) {
				client.send(large(), UNLIMITED).whenComplete((response, failure) -> {
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
