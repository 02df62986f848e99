/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

import java.time.Instant;
import java.util.Set;

import io.github.amispring.event.DeviceState;
import org.jspecify.annotations.Nullable;

/**
 * A device of the PBX at one instant.
 *
 * @param name the name, such as {@code PJSIP/100}
 * @param state the state, or {@code null} if Asterisk has not told it
 * @param since when the device entered the state, or {@code null} if it is not known
 * @param callIds the identifiers of the calls of the device
 * @since 1.0.0
 */
public record LiveDevice(String name, @Nullable DeviceState state, @Nullable Instant since, Set<String> callIds) {
}
