/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The clients that are compared, and what each process does with them.
 */
@NullMarked
package io.github.amispring.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
