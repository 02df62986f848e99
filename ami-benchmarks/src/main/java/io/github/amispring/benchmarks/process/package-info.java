/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Measured processes and their figures.
 */
@NullMarked
package io.github.amispring.benchmarks.process;

import org.jspecify.annotations.NullMarked;
