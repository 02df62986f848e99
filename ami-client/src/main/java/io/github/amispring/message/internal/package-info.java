/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Finds and decodes headers in the bytes of messages.
 */
@NullMarked
package io.github.amispring.message.internal;

import org.jspecify.annotations.NullMarked;
