/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

/**
 * The response to an action that has no other result.
 *
 * @param message what was done
 */
record ActionDone(String message) {
}
