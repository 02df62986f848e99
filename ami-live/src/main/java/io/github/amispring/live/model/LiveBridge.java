/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A bridge of the PBX at one instant.
 *
 * @param id the BridgeUniqueid
 * @param type the type, such as {@code basic}, {@code holding} or {@code base}, or
 * {@code null}
 * @param technology the technology at the last event of the bridge, such as
 * {@code simple_bridge}, or {@code null}. Asterisk can change it without an event
 * @param channels the Uniqueids of its channels, in the order in which they entered
 * @param createdAt when the bridge was created, or {@code null} if it is not known
 * @since 1.0.0
 */
public record LiveBridge(String id, @Nullable String type, @Nullable String technology, List<String> channels,
		@Nullable Instant createdAt) {
}
