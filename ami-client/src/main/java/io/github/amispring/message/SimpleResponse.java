/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

/**
 * The answer to an action that returns nothing but success.
 *
 * @param message the answer as the server sent it
 * @since 1.0.0
 */
public record SimpleResponse(AmiMessage message) implements AmiResponse {

}
