/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Decodes the bodies of HTTP responses to messages as text.
 */
@NullMarked
package io.github.amispring.client.internal.http.encoding;

import org.jspecify.annotations.NullMarked;
