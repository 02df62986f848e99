/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The compared clients, and the main classes of the measured processes.
 */
@NullMarked
package io.github.amispring.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
