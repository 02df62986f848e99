/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.pbx;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

import io.github.amispring.simulator.AmiSimulator;
import io.github.amispring.simulator.pbx.Phone;
import org.jspecify.annotations.Nullable;

/**
 * The people who use the phones of a simulated PBX, and the people who call it. Not
 * thread-safe.
 */
class SimulatedUsers {

	private static final List<String> CALLERS = List.of("Anna Becker", "Ben Costa", "Chiara Dahl", "Daniel Evans",
			"Elif Fischer", "Finn Garcia", "Grace Horvat", "Hana Ito", "Ivan Jensen", "Julia Kaya", "Karim Lopez",
			"Lena Meyer", "Mateo Novak", "Nora Peters", "Oscar Rossi", "Paula Silva");

	private final AmiSimulator pbx;

	private final Random random;

	private final Set<String> reserved = new HashSet<>();

	SimulatedUsers(AmiSimulator pbx, long seed) {
		this.pbx = pbx;
		this.random = new Random(seed);
	}

	/**
	 * Reserves phones that have no call and whose users answer.
	 * @param count the number of phones
	 * @return the devices, {@code null} if there are not enough
	 */
	@Nullable List<String> reserve(int count) {
		List<String> free = new ArrayList<>(SimulatedSite.ANSWERING);
		free.removeIf((device) -> this.reserved.contains(device) || !phone(device).channels().isEmpty());
		if (free.size() < count) {
			return null;
		}
		Collections.shuffle(free, this.random);
		List<String> chosen = List.copyOf(free.subList(0, count));
		this.reserved.addAll(chosen);
		return chosen;
	}

	void release(List<String> devices) {
		devices.forEach(this.reserved::remove);
	}

	Phone phone(String device) {
		return this.pbx.phone(device);
	}

	/**
	 * Starts a call from outside.
	 * @param exten the extension to call
	 * @return the name of the caller's channel
	 */
	String callFromOutside(String exten) {
		return this.pbx.callFrom(SimulatedSite.TRUNK,
				String.format(Locale.ROOT, "+49301555%04d", this.random.nextInt(10_000)), any(CALLERS), exten);
	}

	<T> T any(List<T> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

	static String number(String device) {
		return device.substring(device.indexOf('/') + 1);
	}

}
