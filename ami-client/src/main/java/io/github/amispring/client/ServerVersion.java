/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import org.jspecify.annotations.Nullable;

/**
 * What a server says it is.
 *
 * @param ami the version in its greeting
 * @param asterisk the version from CoreSettings, {@code null} when the account may not
 * ask
 */
record ServerVersion(String ami, @Nullable String asterisk) {

}
