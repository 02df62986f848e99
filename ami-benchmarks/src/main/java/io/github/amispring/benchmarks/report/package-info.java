/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Tables and graphs.
 */
@NullMarked
package io.github.amispring.benchmarks.report;

import org.jspecify.annotations.NullMarked;
