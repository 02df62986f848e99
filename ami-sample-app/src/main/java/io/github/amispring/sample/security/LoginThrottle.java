/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

/**
 * Delays logins after failures, separately for each name and each address. An attempt
 * counts as a failure until it succeeds, so that attempts at the same time do not bypass
 * the limit. Thread-safe.
 */
@Component
class LoginThrottle {

	private static final int FAILURES_WITHOUT_DELAY = 5;

	private static final Duration FIRST_DELAY = Duration.ofSeconds(5);

	private static final Duration MAX_DELAY = Duration.ofMinutes(10);

	private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

	/** Limits the memory that an attacker can use. */
	private static final int MAX_ENTRIES = 10_000;

	private static final int MAX_NAME_LENGTH = 100;

	/** The part of an IPv6 address that identifies a network. */
	private static final int NETWORK_BYTES = 8;

	private final Clock clock;

	private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
			return size() > MAX_ENTRIES;
		}

	};

	LoginThrottle(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Begins an attempt, unless it has to wait.
	 * @param name the name of the user
	 * @param address the network address
	 * @return how long the attempt has to wait; zero if it may proceed
	 */
	synchronized Duration begin(String name, String address) {
		Instant now = this.clock.instant();
		List<String> keys = keys(name, address);
		Duration wait = Duration.ZERO;
		for (String key : keys) {
			Failures before = get(key, now);
			Duration left = Duration.between(now, before.blockedUntil());
			wait = (left.compareTo(wait) > 0) ? left : wait;
		}
		if (wait.isZero()) {
			keys.forEach((key) -> this.failures.put(key, get(key, now).next(now)));
		}
		return wait;
	}

	/**
	 * Notes that an attempt has succeeded. The failures of the address remain, because an
	 * attacker may have an account.
	 */
	synchronized void succeeded(String name, String address) {
		List<String> keys = keys(name, address);
		this.failures.remove(keys.get(0));
		this.failures.computeIfPresent(keys.get(1), (key, before) -> before.previous());
	}

	private Failures get(String key, Instant now) {
		Failures before = this.failures.get(key);
		return (before == null || before.last().plus(FORGOTTEN_AFTER).isBefore(now)) ? Failures.NONE : before;
	}

	private static List<String> keys(String name, String address) {
		return List.of("name " + name.substring(0, Math.min(name.length(), MAX_NAME_LENGTH)),
				"address " + network(address));
	}

	/** A user of IPv6 has many addresses. */
	private static String network(String address) {
		if (address.indexOf(':') < 0) {
			return address;
		}
		try {
			byte[] bytes = InetAddress.getByName(address).getAddress();
			return (bytes.length > NETWORK_BYTES) ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) : address;
		}
		catch (UnknownHostException ex) {
			return address;
		}
	}

	private record Failures(int count, Instant last, Instant blockedUntil) {

		static final Failures NONE = new Failures(0, Instant.EPOCH, Instant.EPOCH);

		Failures next(Instant now) {
			return of(this.count + 1, now);
		}

		Failures previous() {
			return of(this.count - 1, this.last);
		}

		private static Failures of(int count, Instant last) {
			return new Failures(count, last, last.plus(delay(count)));
		}

		private static Duration delay(int count) {
			if (count < FAILURES_WITHOUT_DELAY) {
				return Duration.ZERO;
			}
			Duration delay = FIRST_DELAY;
			for (int i = FAILURES_WITHOUT_DELAY; i < count && delay.compareTo(MAX_DELAY) < 0; i++) {
				delay = delay.multipliedBy(2);
			}
			return (delay.compareTo(MAX_DELAY) < 0) ? delay : MAX_DELAY;
		}

	}

}
