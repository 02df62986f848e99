/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

import io.github.amispring.simulator.pbx.channel.Feature;
import org.jspecify.annotations.Nullable;

/**
 * The options of the application Dial that are simulated: {@code S}, {@code g},
 * {@code t}, {@code T}, {@code k} and {@code K}.
 *
 * @param limit the time after which an answered call ends, {@code null} for no limit
 * @param goOn whether the dialplan goes on when the called party hangs up
 * @param caller what the caller may request with keys
 * @param called what the called party may request with keys
 */
record DialOptions(@Nullable Duration limit, boolean goOn, Set<Feature> caller, Set<Feature> called) {

	static DialOptions parse(String text) {
		Duration limit = null;
		boolean goOn = false;
		Set<Feature> caller = EnumSet.noneOf(Feature.class);
		Set<Feature> called = EnumSet.noneOf(Feature.class);
		int i = 0;
		while (i < text.length()) {
			char option = text.charAt(i++);
			String argument = "";
			int end = text.indexOf(')', i);
			if (i < text.length() && text.charAt(i) == '(' && end > i) {
				argument = text.substring(i + 1, end);
				i = end + 1;
			}
			switch (option) {
				case 'S' -> limit = Application.seconds(argument, Duration.ofDays(1));
				case 'g' -> goOn = true;
				case 't' -> called.addAll(EnumSet.of(Feature.BLIND_TRANSFER, Feature.ATTENDED_TRANSFER));
				case 'T' -> caller.addAll(EnumSet.of(Feature.BLIND_TRANSFER, Feature.ATTENDED_TRANSFER));
				case 'k' -> called.add(Feature.PARK);
				case 'K' -> caller.add(Feature.PARK);
				default -> {
					// other options are not simulated
				}
			}
		}
		return new DialOptions(limit, goOn, caller, called);
	}

}
