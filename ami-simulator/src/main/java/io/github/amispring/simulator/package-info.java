/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * A small PBX in memory that speaks the Asterisk Manager Interface, for tests and
 * demonstrations. The way in is AmiSimulator.
 */
@NullMarked
package io.github.amispring.simulator;

import org.jspecify.annotations.NullMarked;
