/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The parts of the benchmark.
 */
@NullMarked
package io.github.amispring.benchmarks.part;

import org.jspecify.annotations.NullMarked;
