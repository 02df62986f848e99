/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Streams of events, recorded from a real Asterisk or simulated.
 */
@NullMarked
package io.github.amispring.benchmarks.stream;

import org.jspecify.annotations.NullMarked;
