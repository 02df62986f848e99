/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * People who call: a mix of calls from outside, from phone to phone and into queues, with
 * names, numbers and moods chosen by a seed.
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
	 * Creates traffic that does not run yet.
	 * @param pbx where people call
	 * @param callsPerMinute how many calls begin in a minute
	 * @param seed where all chance comes from
	 */
	public Traffic(Pbx pbx, double callsPerMinute, long seed) {
		this.pbx = pbx;
		this.engine = pbx.engine();
		this.callsPerMinute = callsPerMinute;
		this.random = new Random(seed * 31 + 7);
	}

	/** Lets it begin; it ends with the PBX. */
	public void start() {
		this.engine.run(this::next);
	}

	/** Lets nobody call any more; calls that have begun go on. */
	public void stop() {
		this.engine.run(() -> this.stopped = true);
	}

	private void next() {
		// arrivals are random, and never bunched up to a standstill
		double wait = -Math.log(1 - this.random.nextDouble()) * 60 / this.callsPerMinute;
		this.engine.after(Duration.ofMillis(Math.round(Math.min(wait, 600 / this.callsPerMinute) * 1000)), () -> {
			if (!this.stopped) {
				call();
				next();
			}
		});
	}

	/** One call. */
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

	private void outside(String exten, int patience) {
		String number = String.format(Locale.ROOT, "+1202555%04d", 100 + this.random.nextInt(100));
		String name = pick(FIRST_NAMES) + " " + pick(LAST_NAMES);
		this.pbx.call(TRUNK, number, name, exten, seconds(8, patience), talk(), this::mood);
	}

	private void inside(Endpoint from, String exten) {
		this.pbx.call(from.device(), from.number(), from.name(), exten, seconds(10, 30), talk(), this::mood);
	}

	/** After which time of talking the caller hangs up; the other one may be faster. */
	private Duration talk() {
		return seconds(15, 180);
	}

	private PhoneBehaviour mood(Endpoint endpoint) {
		if (this.pbx.channels()
			.stream()
			.anyMatch(
					(channel) -> channel.device().equals(endpoint.device()) && channel.state() != ChannelState.DOWN)) {
			return PhoneBehaviour.busy();
		}
		int mood = this.random.nextInt(100);
		if (mood < 70) {
			PhoneBehaviour answers = PhoneBehaviour.answersAfter(seconds(1, 8)).hangsUpAfter(seconds(15, 180));
			return (this.random.nextInt(5) == 0) ? answers.holds(seconds(4, 12), seconds(4, 15)) : answers;
		}
		if (mood < 82) {
			return PhoneBehaviour.doesNotAnswer();
		}
		if (mood < 89) {
			return PhoneBehaviour.busy();
		}
		if (mood < 94) {
			return PhoneBehaviour.declinesAfter(seconds(1, 5));
		}
		return (mood < 97) ? PhoneBehaviour.away() : PhoneBehaviour.congested();
	}

	private Duration seconds(int from, int to) {
		return Duration.ofMillis(from * 1000L + this.random.nextInt((to - from) * 1000));
	}

	private String pick(List<String> words) {
		return words.get(this.random.nextInt(words.size()));
	}

}
