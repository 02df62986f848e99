/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.settings;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is known about the route of a call.
 *
 * @param callerDevice the device of the caller, such as {@code PJSIP/trunk}, or
 * {@code null}
 * @param callerContext the context in which the caller's channel started, or {@code null}
 * @param dialedNumber the extension that the caller dialed, or {@code null}
 * @param calledDevices the devices that have been called so far
 * @since 1.0.0
 */
public record CallRoute(@Nullable String callerDevice, @Nullable String callerContext, @Nullable String dialedNumber,
		List<String> calledDevices) {
}
