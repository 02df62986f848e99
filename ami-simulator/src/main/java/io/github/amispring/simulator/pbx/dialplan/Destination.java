/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

/**
 * A position in the dialplan at which a channel continues.
 *
 * @param context the context
 * @param exten the extension
 * @param priority the priority, starting at 1
 */
public record Destination(String context, String exten, int priority) {
}
