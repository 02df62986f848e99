/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.event;

import java.time.Instant;

import io.github.amispring.live.model.LiveExtension;

/**
 * The state of an extension with a hint has changed.
 *
 * @param server the name of the client of the PBX
 * @param version the number of this change
 * @param at when the extension changed
 * @param extension the extension
 * @since 1.0.0
 */
public record ExtensionChangedEvent(String server, long version, Instant at,
		LiveExtension extension) implements LiveEvent {
}
