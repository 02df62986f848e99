/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

/**
 * An action that was sent.
 *
 * @param <R> the type of the response
 * @param actionId its ActionID
 * @param action collects its response
 */
public record Submission<R>(String actionId, PendingAction<R> action) {

}
