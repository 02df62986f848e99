/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A transfer of a call.
 *
 * @param kind the kind of the transfer
 * @param at when the transfer took place
 * @param by the device of the party that transferred the call, or {@code null} if no
 * party did or it is not known
 * @param from the device of the transferred party, or {@code null} if it is not known
 * @param number the extension to which the call was transferred, or {@code null} if it is
 * not known
 * @param to the device that received the call, or {@code null} while it has not answered
 * @since 1.0.0
 */
public record Transfer(TransferKind kind, Instant at, @Nullable String by, @Nullable String from,
		@Nullable String number, @Nullable String to) {
}
