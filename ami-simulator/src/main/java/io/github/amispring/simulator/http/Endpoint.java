/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

/**
 * What a path provides.
 *
 * @param authentication determines the session
 * @param encoding the form of the messages
 */
record Endpoint(Authentication authentication, Encoding encoding) {
}
