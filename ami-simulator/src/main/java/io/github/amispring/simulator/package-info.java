/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * A small PBX in memory that speaks the Asterisk Manager Interface, for tests and
 * demonstrations. Start with {@link io.github.amispring.simulator.AmiSimulator}.
 */
@NullMarked
package io.github.amispring.simulator;

import org.jspecify.annotations.NullMarked;
