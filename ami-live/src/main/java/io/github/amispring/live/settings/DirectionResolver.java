/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.settings;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

import io.github.amispring.live.model.CallDirection;
import org.jspecify.annotations.Nullable;

/**
 * Determines the direction of calls, which AMI does not report. Called while an event is
 * processed, so it must not block. If it throws an exception, the client logs and counts
 * it, and the direction is not known.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface DirectionResolver {

	/**
	 * Determines the direction of a call. Called again whenever more is known about the
	 * call.
	 * @param route what is known about the call
	 * @return the direction, or {@code null} if it is not known
	 */
	@Nullable CallDirection direction(CallRoute route);

	/**
	 * Returns a resolver that knows no direction.
	 * @return the resolver
	 */
	static DirectionResolver none() {
		return (route) -> null;
	}

	/**
	 * Returns a resolver for a PBX whose trunks have the given devices.
	 * @param trunks the devices of the trunks, such as {@code PJSIP/provider}; an
	 * asterisk stands for any characters
	 * @return the resolver
	 */
	static DirectionResolver trunks(Collection<String> trunks) {
		List<Pattern> patterns = trunks.stream()
			.map((trunk) -> Pattern.compile(Pattern.quote(trunk).replace("*", "\\E.*\\Q")))
			.toList();
		return (route) -> {
			if (route.callerDevice() == null) {
				return null;
			}
			boolean from = isTrunk(patterns, route.callerDevice());
			boolean to = route.calledDevices().stream().anyMatch((device) -> isTrunk(patterns, device));
			if (from) {
				return to ? CallDirection.TRANSIT : CallDirection.INBOUND;
			}
			return to ? CallDirection.OUTBOUND : CallDirection.INTERNAL;
		};
	}

	private static boolean isTrunk(List<Pattern> trunks, String device) {
		return trunks.stream().anyMatch((trunk) -> trunk.matcher(device).matches());
	}

}
