/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Bytes to messages and actions to bytes.
 */
@NullMarked
package io.github.amispring.wire;

import org.jspecify.annotations.NullMarked;
