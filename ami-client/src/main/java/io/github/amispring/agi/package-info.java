/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Controls channels that run {@code AGI(agi:async)}.
 */
@NullMarked
package io.github.amispring.agi;

import org.jspecify.annotations.NullMarked;
