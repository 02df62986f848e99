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
 * A thousand connections are cut at random places during traffic.
 */
class RandomCutsTests extends AbstractClientTests {

	private static final int CUTS = 1000;

	private static final int IN_FLIGHT = 50;

	private static final int MOST_BYTES = 20_000;

	/** The places are the same in each run; what the threads do meanwhile is not. */
	private static final long SEED = 20261122;

	private static final Pattern EVENT = Pattern.compile("Event: Traffic\r\nNumber: (\\d+)\r\n\r\n");

	private final FaultProxy line = new FaultProxy("127.0.0.1", "127.0.0.1", this.server.port());

	private final AtomicInteger eventNumbers = new AtomicInteger();

	private final AtomicInteger actionNumbers = new AtomicInteger();

	private final Semaphore inFlight = new Semaphore(IN_FLIGHT);

	private final Queue<String> received = new ConcurrentLinkedQueue<>();

	/** How often each action ended. */
	private final Map<Integer, AtomicInteger> endings = new ConcurrentHashMap<>();

	private volatile boolean over;

	@AfterEach
	void closeLine() {
		this.over = true;
		this.line.close();
	}

	@Test
	void eachActionEndsOnceAndNoEventIsLost() {
		this.server.on("CoreSettings", (session, request) -> {
			session.answer(request, "AsteriskVersion: 22.10.1");
			startTraffic(session);
		});
		this.server.on("Numbered", (session, request) -> session.answer(request));
		AmiClient client = client((settings) -> settings.port(this.line.port())
			.reconnect((reconnect) -> reconnect.initialDelay(Duration.ofMillis(1))
				.maxDelay(Duration.ofMillis(1))
				.multiplier(1)
				.jitter(0)));
		client.subscribe(AmiEvent.class, this::record);
		Random random = new Random(SEED);
		this.line.toClient().cutAfter(random.nextInt(MOST_BYTES));
		client.start();
		int lines = 0;
		while (lines <= CUTS) {
			sendAction(client);
			if (this.line.lines().size() > lines) {
				lines = this.line.lines().size();
				this.line.toClient().cutAfter((lines <= CUTS) ? random.nextInt(MOST_BYTES) : Long.MAX_VALUE);
			}
		}
		Awaitility.await().until(() -> client.status().isConnected());
		this.inFlight.acquireUninterruptibly(IN_FLIGHT);
		this.over = true;
		Awaitility.await().pollInterval(Duration.ofMillis(100)).until(() -> this.received.size() == delivered().size());

		assertThat(List.copyOf(this.received)).hasSizeGreaterThan(CUTS).isEqualTo(delivered());
		assertThat(this.endings).hasSize(this.actionNumbers.get());
		assertThat(this.endings.values()).allSatisfy((times) -> assertThat(times).hasValue(1));
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

	/** Sends one action if not too many are under way. */
	private void sendAction(AmiClient client) {
		this.inFlight.acquireUninterruptibly();
		int number = this.actionNumbers.incrementAndGet();
		client.send(CustomAction.named("Numbered").with("Number", Integer.toString(number)))
			.whenComplete((answer, failure) -> {
				this.endings.computeIfAbsent(number, (key) -> new AtomicInteger()).incrementAndGet();
				this.inFlight.release();
			});
	}

	private void startTraffic(FakeServer.Session session) {
		Thread traffic = new Thread(() -> {
			try {
				while (!this.over && !session.isEnded()) {
					session.event("Traffic", "Number: " + this.eventNumbers.incrementAndGet());
				}
			}
			catch (UncheckedIOException ex) {
				// the line was cut
			}
		});
		traffic.setDaemon(true);
		traffic.start();
	}

	/** The events that passed whole on lines that were logged in. */
	private List<String> delivered() {
		List<String> numbers = new ArrayList<>();
		for (FaultProxy.Line each : this.line.lines()) {
			Matcher event = EVENT.matcher(each.received());
			while (event.find()) {
				numbers.add(event.group(1));
			}
		}
		return numbers;
	}

}
