/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.it;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import io.github.amispring.Ami;
import io.github.amispring.action.BlindTransferAction;
import io.github.amispring.action.HangupAction;
import io.github.amispring.action.OriginateAction;
import io.github.amispring.action.RedirectAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.live.scenario.ScenarioServer;
import io.github.amispring.message.AmiAction;
import org.jspecify.annotations.Nullable;

/**
 * Starts calls of all kinds at a steady rate, with its own client. They use the context
 * {@code soak} of the test dialplan.
 */
final class SoakLoad implements AutoCloseable {

	private static final String CONTEXT = "soak";

	private static final int CALLS_A_SECOND = 25;

	private static final Duration FOLLOW_UP = Duration.ofMillis(2500);

	/** Calls between phones that Asterisk provides itself, which are real channels. */
	private static final List<Kind> PHONE_KINDS = List.of(
			// Answered, and hung up by either side or by AMI
			Kind.of("phone-0-9", "dial-phone-1-2"), Kind.of("phone-0-3", "dial-phone-1-9"),
			Kind.of("phone-0-9", "dial-phone-1-9", HangupAction::of),
			// Busy, not answered, cancelled, refused
			Kind.of("phone-0-9", "dial-phone-busy"), Kind.of("phone-0-9", "brief-phone-9-1"),
			Kind.of("phone-0-2", "dial-phone-9-1"), Kind.of("phone-busy", "dial-phone-1-2"),
			// Local channels
			Kind.of("phone-0-9", "local-phone-1-2"), Kind.of("phone-0-9", "kept-phone-1-2"),
			// Queues
			Kind.of("phone-0-9", "queue"), Kind.of("phone-0-3", "queue-empty"), Kind.of("phone-0-9", "queue-briefly"),
			// Parking
			Kind.of("phone-0-4", "park"), Kind.of("phone-0-9", "park-briefly"), Kind.of("phone-0-9", "park"),
			Kind.of("phone-0-4", "retrieve"),
			// Transfers
			Kind.of("phone-0-9", "dial-phone-1-9",
					(id) -> BlindTransferAction.of(id, "dial-phone-1-2").context(CONTEXT)),
			Kind.of("phone-0-9", "dial-phone-1-9", (id) -> RedirectAction.of(id, CONTEXT, "dial-phone-1-2", 1)),
			// Conferences
			Kind.of("phone-0-4", "room-1"), Kind.of("phone-0-3", "room-2"), Kind.of("phone-0-5", "room-1"));

	/** Calls that consist only of Local channels. */
	private static final List<String> LOCAL_EXTENSIONS = List.of("answer", "busy", "congestion", "dial-answer",
			"dial-dial-answer", "dial-busy", "dial-noanswer", "queue-timeout", "setvar");

	/** Calls that last until they are hung up. */
	private static final List<Kind> STANDING_KINDS = List.of(Kind.of("phone-0-3600", "dial-phone-0-3600"),
			Kind.of("phone-0-3600", "queue-empty"), Kind.of("phone-0-3600", "park-apart"),
			Kind.of("phone-0-3600", "room-9"), Kind.of("phone-0-3600", "silence"));

	/** A standing call has two or three calls in the view: each phone adds one. */
	private static final int CALLS_OF_STANDING_KINDS = 2 * STANDING_KINDS.size() + 1;

	private final AmiClient client;

	private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

	private final AtomicLong calls = new AtomicLong();

	private final AtomicLong channels = new AtomicLong();

	private final AtomicLong followUps = new AtomicLong();

	private final AtomicLong failures = new AtomicLong();

	private final List<String> standing = new CopyOnWriteArrayList<>();

	/** Distinguishes the channels of several runs on one server. */
	private final String prefix = "soak-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) + "-";

	SoakLoad(ScenarioServer server) {
		this.client = Ami.createClient(server.settings().name("load").events((events) -> events.mask("off")).build());
		this.client.start().join();
	}

	/** Starts to place calls. */
	void start() {
		this.timer.scheduleAtFixedRate(this::call, 0, 1_000_000 / CALLS_A_SECOND, TimeUnit.MICROSECONDS);
	}

	/** Stops placing calls. Those that have been placed end by themselves. */
	void stop() {
		this.timer.shutdownNow();
	}

	private void call() {
		long number = this.calls.getAndIncrement();
		int index = (int) (number / 2);
		if (number % 2 == 0) {
			place(PHONE_KINDS.get(index % PHONE_KINDS.size()));
		}
		else {
			String extension = LOCAL_EXTENSIONS.get(index % LOCAL_EXTENSIONS.size());
			send(OriginateAction.of("Local/" + extension + "@test").application("Wait", "2"));
		}
	}

	private void place(Kind kind) {
		String channelId = originate(kind);
		Function<String, AmiAction<?>> followUp = kind.followUp();
		if (followUp != null) {
			this.timer.schedule(() -> {
				this.followUps.incrementAndGet();
				send(followUp.apply(channelId));
			}, FOLLOW_UP.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	private String originate(Kind kind) {
		String channelId = this.prefix + this.channels.incrementAndGet();
		send(OriginateAction.of("PJSIP/" + kind.phone() + "@itself")
			.extension(CONTEXT, kind.extension())
			.callerId("Soak", "1000")
			.channelId(channelId));
		return channelId;
	}

	private void send(AmiAction<?> action) {
		this.client.send(action).whenComplete((response, failure) -> {
			if (failure != null) {
				this.failures.incrementAndGet();
			}
		});
	}

	/**
	 * Starts calls that last until {@link #hangUpStandingCalls()}, one after the other:
	 * of several calls that are the first in a parking lot, Asterisk may hang up one.
	 */
	void startStandingCalls(int ofEachKind) {
		for (int i = 0; i < ofEachKind; i++) {
			for (Kind kind : STANDING_KINDS) {
				this.standing.add(originate(kind));
				pass(Duration.ofMillis(50));
			}
		}
	}

	private static void pass(Duration time) {
		CompletableFuture.runAsync(() -> {
		}, CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)).join();
	}

	/** Returns the number of calls of the view that the standing calls consist of. */
	int standingCalls() {
		return this.standing.size() / STANDING_KINDS.size() * CALLS_OF_STANDING_KINDS;
	}

	void hangUpStandingCalls() {
		this.standing.forEach((channelId) -> send(HangupAction.of(channelId)));
		this.standing.clear();
	}

	AmiClient client() {
		return this.client;
	}

	/** Returns the number of calls that were placed, without standing calls. */
	long calls() {
		return this.calls.get();
	}

	/** Returns the number of transfers and hangups. */
	long followUps() {
		return this.followUps.get();
	}

	/** Returns the number of actions that failed. */
	long failures() {
		return this.failures.get();
	}

	@Override
	public void close() {
		stop();
		hangUpStandingCalls();
		this.client.close();
	}

	/**
	 * A kind of call.
	 *
	 * @param phone the phone that is called first
	 * @param extension the extension to which it is connected
	 * @param followUp what happens to its channel after a while, or {@code null}
	 */
	private record Kind(String phone, String extension, @Nullable Function<String, AmiAction<?>> followUp) {

		static Kind of(String phone, String extension) {
			return new Kind(phone, extension, null);
		}

		static Kind of(String phone, String extension, Function<String, AmiAction<?>> followUp) {
			return new Kind(phone, extension, followUp);
		}

	}

}
