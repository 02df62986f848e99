/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The simulator's time: real, or moved by hand so that tests are deterministic.
 */
@NullMarked
package io.github.amispring.simulator.clock;

import org.jspecify.annotations.NullMarked;
