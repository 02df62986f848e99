/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.calls;

import org.jspecify.annotations.Nullable;

/**
 * One side of a call.
 *
 * @param name the name, where there is one
 * @param number the number, where there is one
 * @param device the device, such as {@code PJSIP/100}, where one is known
 */
public record Party(@Nullable String name, @Nullable String number, @Nullable String device) {

}
