/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An extension with a hint, at one instant.
 *
 * @param exten the extension
 * @param context the context of the extension
 * @param hint the devices of the hint, as in the dialplan, or {@code null}
 * @param statusCode the bits of the extension state: 0 idle, 1 in use, 2 busy, 4
 * unavailable, 8 ringing, 16 on hold; -1 if the extension was removed; {@code null} if it
 * is not known
 * @param statusText the state as text, such as {@code InUse}, or {@code null}
 * @param since when the extension entered the state, or {@code null} if it is not known
 * @since 1.0.0
 */
public record LiveExtension(String exten, String context, @Nullable String hint, @Nullable Integer statusCode,
		@Nullable String statusText, @Nullable Instant since) {
}
