/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Splits received bytes into messages, and encodes actions.
 */
@NullMarked
package io.github.amispring.client.internal.wire;

import org.jspecify.annotations.NullMarked;
