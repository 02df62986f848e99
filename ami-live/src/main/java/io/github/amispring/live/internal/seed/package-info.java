/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Requests the state of the PBX, and stores events until it is known.
 */
@NullMarked
package io.github.amispring.live.internal.seed;

import org.jspecify.annotations.NullMarked;
