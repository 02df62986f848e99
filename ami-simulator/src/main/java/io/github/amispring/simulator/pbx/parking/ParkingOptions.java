/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.parking;

import java.time.Duration;

import io.github.amispring.simulator.pbx.dialplan.Application;
import io.github.amispring.simulator.pbx.dialplan.Destination;
import org.jspecify.annotations.Nullable;

/**
 * How long a call is parked, and what happens afterwards.
 *
 * @param timeout the time after which the call is no longer parked, {@code null} for the
 * time of the parking lot
 * @param comeback where the call continues after the timeout, {@code null} to call the
 * phone that parked the call
 */
public record ParkingOptions(@Nullable Duration timeout, @Nullable Destination comeback) {

	/** The options of the parking lot. */
	public static final ParkingOptions NONE = new ParkingOptions(null, null);

	/**
	 * Parses the arguments of the application Park.
	 * @param data the arguments, such as {@code default,t(30)c(context,exten,priority)}
	 * @return the options
	 */
	public static ParkingOptions parse(String data) {
		int comma = data.indexOf(',');
		String options = (comma >= 0) ? data.substring(comma + 1) : "";
		String timeout = argument(options, 't');
		String comeback = argument(options, 'c');
		return new ParkingOptions((timeout != null) ? Application.seconds(timeout, Duration.ZERO) : null,
				(comeback != null) ? destination(comeback) : null);
	}

	private static @Nullable String argument(String options, char option) {
		int start = options.indexOf(option + "(");
		int end = options.indexOf(')', Math.max(0, start));
		return (start >= 0 && end > start) ? options.substring(start + 2, end) : null;
	}

	private static Destination destination(String text) {
		String[] parts = text.split(",");
		return new Destination(parts[0], (parts.length > 1) ? parts[1] : "s", 1);
	}

}
