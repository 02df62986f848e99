/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.calls;

import org.jspecify.annotations.Nullable;

/**
 * The caller or the callee of a call.
 *
 * @param name the name, {@code null} if unknown
 * @param number the number, {@code null} if unknown
 * @param device the device, such as {@code PJSIP/100}, {@code null} if unknown
 */
public record Party(@Nullable String name, @Nullable String number, @Nullable String device) {

}
