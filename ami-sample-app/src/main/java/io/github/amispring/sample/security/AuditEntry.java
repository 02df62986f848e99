/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.security;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An action of a user. It must not contain secrets.
 *
 * @param who the name of the user
 * @param address the network address of the user
 * @param action the action, such as {@code hangup}
 * @param server the name of the PBX, or {@code null} if the action does not concern a PBX
 * @param target what the action acted on, such as a call, or {@code null}
 * @param result {@code ok}, or why the action failed
 * @param at when the action ended
 */
public record AuditEntry(String who, String address, String action, @Nullable String server, @Nullable String target,
		String result, Instant at) {
}
