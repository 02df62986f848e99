/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The clock of the simulator: real time, or a clock that a test advances.
 */
@NullMarked
package io.github.amispring.simulator.clock;

import org.jspecify.annotations.NullMarked;
