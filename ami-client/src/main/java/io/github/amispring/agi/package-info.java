/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Controls calls by asynchronous AGI: commands to channels that run
 * {@code AGI(agi:async)}.
 */
@NullMarked
package io.github.amispring.agi;

import org.jspecify.annotations.NullMarked;
