/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

/**
 * The response to an action that only reports success.
 *
 * @param message the message as the server sent it
 * @since 1.0.0
 */
public record SimpleResponse(AmiMessage message) implements AmiResponse {

}
