/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Describes an action for the audit log.
 *
 * @param actor who requests it
 * @param action its name, such as {@code hangup}
 * @param server the name of the PBX
 * @param target what it concerns
 */
record ActionDescription(Actor actor, String action, String server, String target) {

	/**
	 * Creates a description.
	 * @param target the parts of the target. Those that are missing are omitted
	 */
	static ActionDescription of(Actor actor, String action, String server, @Nullable Object... target) {
		return new ActionDescription(actor, action, server,
				Arrays.stream(target).filter(Objects::nonNull).map(String::valueOf).collect(Collectors.joining(" ")));
	}

}
