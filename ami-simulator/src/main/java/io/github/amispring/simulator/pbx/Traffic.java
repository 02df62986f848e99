/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import io.github.amispring.simulator.pbx.channel.ChannelState;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.phone.Endpoint;
import io.github.amispring.simulator.pbx.phone.PhoneBehavior;

/**
 * Generates external calls, calls between phones and calls to queues. A seed determines
 * the callers and the behavior of the phones.
 */
public final class Traffic {

	private static final String TRUNK = "PJSIP/trunk";

	private static final List<String> FIRST_NAMES = List.of("Anna", "Ben", "Chiara", "Daniel", "Elif", "Finn", "Grace",
			"Hana", "Ivan", "Julia", "Karim", "Lena", "Mateo", "Nora", "Oscar", "Paula", "Quentin", "Rosa", "Samir",
			"Tess", "Umut", "Vera", "William", "Xenia", "Yara", "Zoe");

	private static final List<String> LAST_NAMES = List.of("Abel", "Becker", "Costa", "Dahl", "Evans", "Fischer",
			"Garcia", "Horvat", "Ito", "Jensen", "Kaya", "Lopez", "Meyer", "Novak", "O'Neill", "Peters", "Rossi",
			"Silva", "Tran", "Weber");

	private final Pbx pbx;

	private final Engine engine;

	private final Random random;

	private final double callsPerMinute;

	private boolean stopped;

	/**
	 * Creates traffic; {@link #start()} starts it.
	 * @param pbx the PBX
	 * @param callsPerMinute the average number of calls that start per minute
	 * @param seed the seed of all random values
	 */
	public Traffic(Pbx pbx, double callsPerMinute, long seed) {
		this.pbx = pbx;
		this.engine = pbx.engine();
		this.callsPerMinute = callsPerMinute;
		this.random = new Random(seed * 31 + 7);
	}

	/** Starts the traffic, which stops when the PBX stops. */
	public void start() {
		this.engine.run(this::next);
	}

	/** Stops the traffic. Calls that have already started continue. */
	public void stop() {
		this.engine.run(() -> this.stopped = true);
	}

	private void next() {
		// Poisson arrivals, with an upper limit for the time between two calls
		double wait = -Math.log(1 - this.random.nextDouble()) * 60 / this.callsPerMinute;
		this.engine.after(Duration.ofMillis(Math.round(Math.min(wait, 600 / this.callsPerMinute) * 1000)), () -> {
			if (!this.stopped) {
				call();
				next();
			}
		});
	}

	private void call() {
		List<Endpoint> phones = this.pbx.endpoints()
			.values()
			.stream()
			.filter((endpoint) -> !endpoint.device().equals(TRUNK))
			.toList();
		if (phones.isEmpty()) {
			return;
		}
		List<Endpoint> free = phones.stream().filter(this::isFree).toList();
		int kind = this.random.nextInt(100);
		if (kind < 40 && this.pbx.hasExtension("700", 1)) {
			outside(this.random.nextInt(100) < 60 ? "700" : "701", 60);
		}
		else if (kind < 80 || free.size() < 2) {
			outside(phones.get(this.random.nextInt(phones.size())).number(), 25);
		}
		else {
			Endpoint from = free.get(this.random.nextInt(free.size()));
			Endpoint to = phones.get(this.random.nextInt(phones.size()));
			if (from.equals(to)) {
				outside(to.number(), 25);
			}
			else {
				inside(from, to.number());
			}
		}
	}

	private boolean isFree(Endpoint endpoint) {
		return this.pbx.channels().stream().noneMatch((channel) -> channel.device().equals(endpoint.device()));
	}

	private void outside(String exten, int maxWait) {
		String number = String.format(Locale.ROOT, "+1202555%04d", 100 + this.random.nextInt(100));
		String name = pick(FIRST_NAMES) + " " + pick(LAST_NAMES);
		this.pbx.call(TRUNK, number, name, exten, seconds(8, maxWait), talk(), this::behavior);
	}

	private void inside(Endpoint from, String exten) {
		this.pbx.call(from.device(), from.number(), from.name(), exten, seconds(10, 30), talk(), this::behavior);
	}

	/**
	 * Returns the time until the caller hangs up, unless the called phone hangs up first.
	 */
	private Duration talk() {
		return seconds(15, 180);
	}

	private PhoneBehavior behavior(Endpoint endpoint) {
		if (this.pbx.channels()
			.stream()
			.anyMatch(
					(channel) -> channel.device().equals(endpoint.device()) && channel.state() != ChannelState.DOWN)) {
			return PhoneBehavior.busy();
		}
		int chance = this.random.nextInt(100);
		if (chance < 70) {
			PhoneBehavior answers = PhoneBehavior.answersAfter(seconds(1, 8)).hangsUpAfter(seconds(15, 180));
			return (this.random.nextInt(5) == 0) ? answers.holds(seconds(4, 12), seconds(4, 15)) : answers;
		}
		if (chance < 82) {
			return PhoneBehavior.doesNotAnswer();
		}
		if (chance < 89) {
			return PhoneBehavior.busy();
		}
		if (chance < 94) {
			return PhoneBehavior.declinesAfter(seconds(1, 5));
		}
		return (chance < 97) ? PhoneBehavior.away() : PhoneBehavior.congested();
	}

	private Duration seconds(int from, int to) {
		return Duration.ofMillis(from * 1000L + this.random.nextInt((to - from) * 1000));
	}

	private String pick(List<String> words) {
		return words.get(this.random.nextInt(words.size()));
	}

}
