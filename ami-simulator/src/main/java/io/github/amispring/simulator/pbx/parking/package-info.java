/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Parked calls.
 */
@NullMarked
package io.github.amispring.simulator.pbx.parking;

import org.jspecify.annotations.NullMarked;
