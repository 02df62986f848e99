/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Processes that measure themselves, and their figures.
 */
@NullMarked
package io.github.amispring.benchmarks.process;

import org.jspecify.annotations.NullMarked;
