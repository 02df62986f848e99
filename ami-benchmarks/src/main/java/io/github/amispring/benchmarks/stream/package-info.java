/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Streams of events to be replayed: recorded from a real Asterisk, or simulated.
 */
@NullMarked
package io.github.amispring.benchmarks.stream;

import org.jspecify.annotations.NullMarked;
