/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Rate-limited and wire-level logging.
 */
@NullMarked
package io.github.amispring.client.internal.log;

import org.jspecify.annotations.NullMarked;
