/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.event;

import java.time.Instant;

import io.github.amispring.live.model.LiveDevice;

/**
 * The state of a device has changed.
 *
 * @param server the name of the client of the PBX
 * @param version the number of this change
 * @param at when the device changed
 * @param device the device
 * @since 1.0.0
 */
public record DeviceChangedEvent(String server, long version, Instant at, LiveDevice device) implements LiveEvent {
}
