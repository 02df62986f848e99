/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.amispring.action.CustomAction;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer;
import io.github.amispring.testsupport.FaultProxy;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests a thousand connections that are closed at random positions during traffic.
 */
class RandomDisconnectsTests extends AbstractClientTests {

	private static final int DISCONNECTS = 1000;

	private static final int IN_FLIGHT = 50;

	private static final int MAX_BYTES = 20_000;

	/** The positions are the same in each run, but thread scheduling differs. */
	private static final long SEED = 20261122;

	private static final Pattern EVENT = Pattern.compile("Event: Traffic\r\nNumber: (\\d+)\r\n\r\n");

	private final FaultProxy proxy = new FaultProxy("127.0.0.1", "127.0.0.1", this.server.port());

	private final AtomicInteger eventNumbers = new AtomicInteger();

	private final AtomicInteger actionNumbers = new AtomicInteger();

	private final Semaphore inFlight = new Semaphore(IN_FLIGHT);

	private final Queue<String> received = new ConcurrentLinkedQueue<>();

	/** The number of times that each action has completed. */
	private final Map<Integer, AtomicInteger> completions = new ConcurrentHashMap<>();

	private volatile boolean finished;

	@AfterEach
	void closeProxy() {
		this.finished = true;
		this.proxy.close();
	}

	@Test
	void completesEachActionOnceAndLosesNoEvent() {
		this.server.on("CoreSettings", (session, request) -> {
			session.respond(request, "AsteriskVersion: 22.10.1");
			startTraffic(session);
		});
		this.server.on("Numbered", (session, request) -> session.respond(request));
		AmiClient client = client((settings) -> settings.port(this.proxy.port())
			.reconnect((reconnect) -> reconnect.initialDelay(Duration.ofMillis(1))
				.maxDelay(Duration.ofMillis(1))
				.multiplier(1)
				.jitter(0)));
		client.subscribe(AmiEvent.class, this::record);
		Random random = new Random(SEED);
		this.proxy.toClient().cutAfter(random.nextInt(MAX_BYTES));
		client.start();
		int connections = 0;
		while (connections <= DISCONNECTS) {
			sendAction(client);
			if (this.proxy.connections().size() > connections) {
				connections = this.proxy.connections().size();
				this.proxy.toClient()
					.cutAfter((connections <= DISCONNECTS) ? random.nextInt(MAX_BYTES) : Long.MAX_VALUE);
			}
		}
		Awaitility.await().until(() -> client.status().isConnected());
		this.inFlight.acquireUninterruptibly(IN_FLIGHT);
		this.finished = true;
		Awaitility.await().pollInterval(Duration.ofMillis(100)).until(() -> this.received.size() == forwarded().size());

		assertThat(List.copyOf(this.received)).hasSizeGreaterThan(DISCONNECTS).isEqualTo(forwarded());
		assertThat(this.completions).hasSize(this.actionNumbers.get());
		assertThat(this.completions.values()).allSatisfy((times) -> assertThat(times).hasValue(1));
		assertThat(this.server.received("Numbered")).extracting((request) -> request.get("Number"))
			.doesNotHaveDuplicates();
		assertThat(client.status().isConnected()).isTrue();
		assertThat(client.statistics().pendingActions()).isZero();
		assertThat(client.statistics().eventsLost()).isZero();
	}

	private void record(AmiEvent event) {
		String number = event.message().get("Number");
		if (number != null) {
			this.received.add(number);
		}
	}

	/** Sends one action, unless too many are pending. */
	private void sendAction(AmiClient client) {
		this.inFlight.acquireUninterruptibly();
		int number = this.actionNumbers.incrementAndGet();
		client.send(CustomAction.named("Numbered").with("Number", Integer.toString(number)))
			.whenComplete((response, failure) -> {
				this.completions.computeIfAbsent(number, (key) -> new AtomicInteger()).incrementAndGet();
				this.inFlight.release();
			});
	}

	private void startTraffic(FakeServer.Session session) {
		Thread traffic = new Thread(() -> {
			try {
				while (!this.finished && !session.isEnded()) {
					session.event("Traffic", "Number: " + this.eventNumbers.incrementAndGet());
				}
			}
			catch (UncheckedIOException ex) {
				// the connection was closed
			}
		});
		traffic.setDaemon(true);
		traffic.start();
	}

	/** Returns the events that were forwarded completely after the login. */
	private List<String> forwarded() {
		List<String> numbers = new ArrayList<>();
		for (FaultProxy.Connection each : this.proxy.connections()) {
			Matcher event = EVENT.matcher(each.received());
			while (event.find()) {
				numbers.add(event.group(1));
			}
		}
		return numbers;
	}

}
