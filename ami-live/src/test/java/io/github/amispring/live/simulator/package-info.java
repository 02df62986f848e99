/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Compares the calls of the simulator with the recordings of a real Asterisk.
 */
@NullMarked
package io.github.amispring.live.simulator;

import org.jspecify.annotations.NullMarked;
